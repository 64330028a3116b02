//! Chromium, driven over the DevTools protocol.

mod guard;
mod tab;

pub use tab::{Message, Tab};

use self::guard::Guard;
use crate::Outcome;
use chromiumoxide::browser::{Browser as Client, BrowserConfig};
use chromiumoxide::cdp::browser_protocol::browser::BrowserContextId;
use chromiumoxide::cdp::browser_protocol::target::{CreateBrowserContextParams, CreateTargetParams};
use futures_util::StreamExt;
use std::sync::Mutex;
use tempfile::TempDir;
use tokio::task::JoinHandle;

/// One running Chromium. Call [`Browser::close`] at the end: it ends the process also after tests have panicked. Where the
/// run is killed, Chromium ends with it.
pub struct Browser {
    client: Client,
    guard: Option<Guard>,
    events: JoinHandle<()>,
    /// Tabs that were given back.
    idle: Mutex<Vec<Tab>>,
    /// The profile, removed with the browser.
    _profile: TempDir,
}

impl Browser {
    /// Starts Chromium without a window, with a profile of its own.
    ///
    /// # Errors
    /// Where no Chromium is found (`CHROME` names another one), or where it does not start.
    pub async fn launch() -> Outcome<Self> {
        let profile = tempfile::tempdir()?;
        // Chromium refuses its sandbox to root, and some containers refuse it to everybody.
        let (mut client, mut handler) = match Client::launch(config(&profile, !is_root())?).await {
            Err(_) if !is_root() => Client::launch(config(&profile, false)?).await?,
            launched => launched?,
        };
        let id = client.get_mut_child().and_then(|child| child.inner.id());
        let guard = id.map(Guard::over).transpose()?;
        let events = tokio::spawn(async move { while handler.next().await.is_some() {} });
        Ok(Self { client, guard, events, idle: Mutex::default(), _profile: profile })
    }

    /// Opens a tab in a context of its own: no cookie, no storage and no connection is shared with another.
    pub async fn tab(&self) -> Outcome<Tab> {
        let context = self.client.create_browser_context(CreateBrowserContextParams::default()).await?;
        self.tab_in(&context).await
    }

    /// Opens a tab beside others in the context of `tab`.
    pub async fn tab_beside(&self, tab: &Tab) -> Outcome<Tab> {
        self.tab_in(tab.context()).await
    }

    async fn tab_in(&self, context: &BrowserContextId) -> Outcome<Tab> {
        let mut target = CreateTargetParams::new("about:blank");
        target.browser_context_id = Some(context.clone());
        Tab::attach(self.client.new_page(target).await?, context.clone()).await
    }

    /// Takes a tab that another test has given back, or a new one.
    pub async fn take_tab(&self) -> Outcome<Tab> {
        let idle = self.idle.lock().expect("no holder panics").pop();
        match idle {
            Some(tab) => Ok(tab),
            None => self.tab().await,
        }
    }

    /// Gives back a tab, empty, to a test that minds nothing of what is shared by a context.
    pub async fn give_back(&self, tab: Tab) -> Outcome {
        tab.goto("about:blank").await?;
        tab.forget();
        self.idle.lock().expect("no holder panics").push(tab);
        Ok(())
    }

    /// Ends a tab together with its context.
    pub async fn discard(&self, tab: Tab) -> Outcome {
        let context = tab.context().clone();
        drop(tab);
        self.client.dispose_browser_context(context).await?;
        Ok(())
    }

    /// Ends Chromium and waits until it is gone.
    pub async fn close(mut self) {
        let _ = self.client.close().await;
        let ended = tokio::time::timeout(std::time::Duration::from_secs(5), self.client.wait()).await;
        if ended.is_err() {
            self.client.kill().await;
        }
        if let Some(guard) = self.guard.take() {
            guard.release();
        }
        self.events.abort();
    }
}

/// What Chromium loads for the suggestions of its address bar, which nobody sees here: some 250 scripts for each context,
/// while the page under test runs.
const UNUSED: [&str; 3] = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup"];

fn config(profile: &TempDir, sandbox: bool) -> Result<BrowserConfig, String> {
    let config = BrowserConfig::builder()
        .user_data_dir(profile.path())
        .window_size(1280, 800)
        .viewport(None)
        .enable_cache()
        .new_headless_mode()
        .arg("disable-gpu")
        .arg(("disable-features", &UNUSED[..]));
    if sandbox { config.build() } else { config.no_sandbox().build() }
}

#[cfg(unix)]
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

#[cfg(not(unix))]
fn is_root() -> bool {
    false
}
