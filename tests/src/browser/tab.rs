//! A tab of the browser: what a person does in it, and what can be seen of it.

use crate::Outcome;
use chromiumoxide::Page;
use chromiumoxide::cdp::browser_protocol::browser::BrowserContextId;
use chromiumoxide::cdp::browser_protocol::input::InsertTextParams;
use chromiumoxide::cdp::browser_protocol::log::EventEntryAdded;
use chromiumoxide::cdp::browser_protocol::page::{CaptureScreenshotFormat, SetLifecycleEventsEnabledParams};
use chromiumoxide::cdp::js_protocol::runtime::{EvaluateParams, EventConsoleApiCalled, EventExceptionThrown};
use chromiumoxide::page::ScreenshotParams;
use futures_util::StreamExt;
use serde::de::DeserializeOwned;
use std::path::Path;
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// How long a condition may take to come true, on a machine that is busy with other tests.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long after a page was asked for Chromium is asked how far it is.
const SAID_AGAIN: Duration = Duration::from_secs(1);

/// A message on the console of a tab.
#[derive(Clone, Debug)]
pub struct Message {
    /// `log`, `warning`, `error`, … as the DevTools protocol calls it; `exception` for an uncaught one.
    pub level: String,
    /// Its arguments as text, parted by blanks.
    pub text: String,
}

/// A tab of the browser.
pub struct Tab {
    page: Page,
    context: BrowserContextId,
    console: Arc<Mutex<Vec<Message>>>,
}

impl Tab {
    pub(super) async fn attach(page: Page, context: BrowserContextId) -> Outcome<Self> {
        let console = Arc::new(Mutex::new(Vec::new()));
        let mut calls = page.event_listener::<EventConsoleApiCalled>().await?;
        let mut exceptions = page.event_listener::<EventExceptionThrown>().await?;
        let mut entries = page.event_listener::<EventEntryAdded>().await?;
        let log = console.clone();
        tokio::spawn(async move {
            loop {
                let message = tokio::select! {
                    Some(call) = calls.next() => Message {
                        level: call.r#type.as_ref().to_owned(),
                        text: call.args.iter().map(shown).collect::<Vec<_>>().join(" "),
                    },
                    Some(thrown) = exceptions.next() => {
                        let details = &thrown.exception_details;
                        let description = details.exception.as_ref().and_then(|object| object.description.clone());
                        Message { level: "exception".to_owned(), text: description.unwrap_or_else(|| details.text.clone()) }
                    }
                    Some(entry) = entries.next() => Message {
                        level: entry.entry.level.as_ref().to_owned(),
                        text: entry.entry.text.clone(),
                    },
                    else => break,
                };
                log.lock().expect("no writer panics").push(message);
            }
        });
        page.enable_log().await?;
        Ok(Self { page, context, console })
    }

    pub(super) fn context(&self) -> &BrowserContextId {
        &self.context
    }

    /// The page, for what this driver has no word for.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// Goes to `url` and waits until the page is loaded.
    pub async fn goto(&self, url: &str) -> Outcome {
        let mut going = pin!(self.page.goto(url));
        loop {
            tokio::select! {
                gone = &mut going => return Ok(gone.map(|_| ())?),
                // A page that changes its address as soon as it is loaded seems to the driver to load again, for good, where
                // it hears of both at once. Chromium says once more how far the page is when it is asked to say so.
                () = tokio::time::sleep(SAID_AGAIN) => {
                    self.page.execute(SetLifecycleEventsEnabledParams::new(true)).await?;
                }
            }
        }
    }

    /// The value of a JavaScript expression; promises are awaited.
    ///
    /// # Errors
    /// Where it throws, and where the value is not a `T`.
    pub async fn evaluate<T: DeserializeOwned>(&self, expression: &str) -> Outcome<T> {
        let mut params = EvaluateParams::new(expression);
        params.await_promise = Some(true);
        params.return_by_value = Some(true);
        params.user_gesture = Some(true);
        let value = self.page.execute(params).await?.result;
        if let Some(thrown) = value.exception_details {
            let description = thrown.exception.and_then(|object| object.description).unwrap_or(thrown.text);
            return Err(format!("{expression}\nthrew {description}").into());
        }
        let value = value.result.value.unwrap_or_default();
        serde_json::from_value(value.clone())
            .map_err(|error| format!("{expression} is {value}: {error}").into())
    }

    /// Waits until a JavaScript expression is truthy.
    ///
    /// # Errors
    /// Where it never becomes so; with its last value, and what the console said.
    pub async fn wait_until(&self, expression: &str) -> Outcome {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let value = self.evaluate::<bool>(&format!("!!({expression})")).await;
            match value {
                Ok(true) => return Ok(()),
                // Navigations end the script that is being evaluated.
                Ok(false) | Err(_) if Instant::now() < deadline => {
                    tokio::time::sleep(Duration::from_millis(10)).await
                }
                Err(error) => return Err(error),
                Ok(false) => {
                    let console = self.console().into_iter().map(|message| message.text).collect::<Vec<_>>();
                    return Err(format!("never came true: {expression}\nconsole: {console:#?}").into());
                }
            }
        }
    }

    /// Waits until the text of the first element that `selector` finds is `text`.
    pub async fn wait_for_text(&self, selector: &str, text: &str) -> Outcome {
        let (selector, text) = (serde_json::to_string(selector)?, serde_json::to_string(text)?);
        self.wait_until(&format!("document.querySelector({selector})?.textContent.trim() === {text}")).await
    }

    /// Clicks the middle of the first element that `selector` finds, with the mouse.
    pub async fn click(&self, selector: &str) -> Outcome {
        self.wait_until(&format!("document.querySelector({})", serde_json::to_string(selector)?)).await?;
        self.page.find_element(selector).await?.click().await?;
        Ok(())
    }

    /// Focuses the first element that `selector` finds and types `text` into it.
    pub async fn type_into(&self, selector: &str, text: &str) -> Outcome {
        self.wait_until(&format!("document.querySelector({})", serde_json::to_string(selector)?)).await?;
        self.page.find_element(selector).await?.focus().await?;
        self.page.execute(InsertTextParams::new(text)).await?;
        Ok(())
    }

    /// Presses a key, by the name that `KeyboardEvent.key` gives it, in the element that has the focus.
    pub async fn press(&self, key: &str) -> Outcome {
        self.page.find_element(":focus, body").await?.press_key(key).await?;
        Ok(())
    }

    /// What the console has said so far.
    pub fn console(&self) -> Vec<Message> {
        self.console.lock().expect("no writer panics").clone()
    }

    pub(super) fn forget(&self) {
        self.console.lock().expect("no writer panics").clear();
    }

    /// Waits until the console has said something that holds `text`.
    pub async fn wait_for_message(&self, text: &str) -> Outcome<Message> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let messages = self.console();
            match messages.iter().find(|message| message.text.contains(text)) {
                Some(message) => return Ok(message.clone()),
                None if Instant::now() < deadline => tokio::time::sleep(Duration::from_millis(10)).await,
                None => return Err(format!("the console never said {text:?}, but {messages:#?}").into()),
            }
        }
    }

    /// Writes a picture of the whole page, as PNG.
    pub async fn screenshot(&self, file: &Path) -> Outcome {
        let params = ScreenshotParams::builder().format(CaptureScreenshotFormat::Png).full_page(true).build();
        self.page.save_screenshot(params, file).await?;
        Ok(())
    }
}

fn shown(argument: &chromiumoxide::cdp::js_protocol::runtime::RemoteObject) -> String {
    match (&argument.value, &argument.description) {
        (Some(serde_json::Value::String(text)), _) => text.clone(),
        (Some(value), _) => value.to_string(),
        (None, Some(description)) => description.clone(),
        (None, None) => argument.r#type.as_ref().to_owned(),
    }
}
