//! Runs a conformance case in a runtime.

use crate::Outcome;
use crate::browser::{Browser, Tab};
use crate::case::{Case, Step};
use crate::stage::{Script, Site, Stage};
use std::time::{Duration, Instant};

/// What can run a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Runtime {
    /// The bundle in `pkg/`.
    Hypertide,
    /// hyperscript with its extension for event sources.
    Hyperscript,
    /// The same, for the cases of Datastar, under a policy that lets nothing run but the page's own files.
    HypertideDatastar,
    /// The client of Datastar that the variable `DATASTAR_JS` names.
    Datastar,
}

impl Runtime {
    fn head(self) -> &'static str {
        match self {
            Self::Hypertide => {
                r#"<script type="module">import { ready } from "/pkg/hypertide.js"; ready.then(() => { window.runtimeReady = true });</script>"#
            }
            Self::Hyperscript => concat!(
                r#"<script>document.addEventListener("hyperscript:ready", () => { window.runtimeReady = true })</script>"#,
                r#"<script src="/hyperscript/_hyperscript.js"></script>"#,
                r#"<script src="/hyperscript/ext/eventsource.js"></script>"#,
            ),
            Self::HypertideDatastar => concat!(
                r#"<script src="/before.js"></script>"#,
                r#"<script type="module" src="/pkg/hypertide.js" nonce="once"></script>"#,
                r#"<script type="module" src="/ready.js"></script>"#,
            ),
            Self::Datastar => concat!(
                r#"<script>window.withoutData = true; document.addEventListener("datastar-ready", () => { window.runtimeReady = true })</script>"#,
                r#"<script type="module" src="/datastar/client.js"></script>"#,
            ),
        }
    }
}

const BEFORE: &str = "window.withoutData = true";
const READY: &str =
    r#"import { ready } from "/pkg/hypertide.js"; ready.then(() => { window.runtimeReady = true });"#;

const POLICY: &str = "script-src 'self' 'wasm-unsafe-eval'";
const POLICY_WITH_NONCE: &str = "script-src 'self' 'wasm-unsafe-eval' 'nonce-once'";

/// How long a page may take to become what is expected.
const PATIENCE: Duration = Duration::from_secs(10);

/// Runs `case` in `runtime`, and compares the page it leaves with `expected`.
///
/// # Errors
/// Where a step cannot be done, or the page never becomes what is expected; with both pages and the console.
pub async fn run(browser: &Browser, case: &Case, runtime: Runtime, expected: &str) -> Outcome {
    let html = format!(
        "<!doctype html><meta charset=\"utf-8\"><title>{}</title>{}<body>{}</body>",
        case.title,
        runtime.head(),
        case.page
    );
    let mut site = Site::page(html);
    if runtime == Runtime::HypertideDatastar {
        site = site
            .file("/before.js", "text/javascript", BEFORE)
            .file("/ready.js", "text/javascript", READY)
            .policy(if case.sends_scripts() { POLICY_WITH_NONCE } else { POLICY });
    }
    let paths = case.streams.iter().map(|(path, _)| path).chain(case.responses.iter().map(|(path, ..)| path));
    site = site.watched(paths.cloned());
    for (path, text) in &case.streams {
        site = site.stream(path, Script::parse(text));
    }
    if runtime == Runtime::Datastar {
        let client = std::env::var("DATASTAR_JS")?;
        site = site.file("/datastar/client.js", "text/javascript", std::fs::read(client)?);
    }
    for (path, kind, body) in &case.responses {
        site = site.file(path, kind, body.clone());
    }
    for (path, name, value) in &case.headers {
        site = site.header(path, name, value);
    }
    // Stages differ in their port, so that nothing but the tab itself is shared with the case before.
    let stage = Stage::open(site).await?;
    let tab = browser.take_tab().await?;
    let outcome = play(&tab, &stage, case, expected).await;
    if outcome.is_ok() {
        browser.give_back(tab).await?;
    }
    outcome
}

async fn play(tab: &Tab, stage: &Stage, case: &Case, expected: &str) -> Outcome {
    tab.goto(&stage.url("/")).await?;
    tab.wait_until("window.runtimeReady").await?;
    for step in &case.steps {
        perform(tab, stage, step).await.map_err(|error| format!("{step:?}: {error}"))?;
    }
    let normal = include_str!("conformance/normal.js");
    let expected: String = tab
        .evaluate(&format!(
            "({normal})(new DOMParser().parseFromString({}, 'text/html').body)",
            serde_json::to_string(expected)?
        ))
        .await?;
    let present = format!("({normal})(document.body)");
    let deadline = Instant::now() + PATIENCE;
    loop {
        let page: String = tab.evaluate(&present).await?;
        if page == expected {
            // What was still under way must not change it again.
            tab.evaluate::<()>("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))").await?;
            let page: String = tab.evaluate(&present).await?;
            if page == expected {
                return also(tab, stage, case);
            }
        }
        if Instant::now() > deadline {
            let console: Vec<_> = tab.console().into_iter().map(|message| message.text).collect();
            return Err(
                format!("expected\n{expected}\nbut the page is\n{page}\nconsole: {console:#?}").into()
            );
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// What is expected besides the page.
fn also(tab: &Tab, stage: &Stage, case: &Case) -> Outcome {
    if let Some(expected) = &case.requests {
        let made = stage.requests();
        if made != *expected {
            return Err(format!("expected the requests\n{expected:#?}\nbut there were\n{made:#?}").into());
        }
    }
    match tab.console().into_iter().find(|said| said.text.contains("Content Security Policy")) {
        Some(said) => Err(said.text.into()),
        None => Ok(()),
    }
}

async fn perform(tab: &Tab, stage: &Stage, step: &Step) -> Outcome {
    match step {
        Step::Click(selector) => tab.click(selector).await,
        Step::Type(text, selector) => tab.type_into(selector, text).await,
        Step::Press(key) => tab.press(key).await,
        Step::Next => {
            stage.next();
            Ok(())
        }
        Step::Run(script) => tab.evaluate(&format!("(() => {{ {script} }})()")).await,
        Step::Wait(selector, Some(text)) => tab.wait_for_text(selector, text).await,
        Step::Wait(selector, None) => {
            tab.wait_until(&format!("document.querySelector({})", serde_json::to_string(selector)?)).await
        }
        Step::Check(condition) => tab.wait_until(condition).await,
    }
}
