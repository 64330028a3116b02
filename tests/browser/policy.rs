//! Scripts that a server sends, where the page's policy does not let everything run. That all else works under such a
//! policy is shown by the cases of `tests/conformance-datastar`, each of which runs under one.

use hypertide_tests::Outcome;
use hypertide_tests::browser::Browser;
use hypertide_tests::stage::{Script, Site, Stage};
use hypertide_tests::suite::Suite;
use std::sync::Arc;

pub(crate) fn add(suite: &mut Suite) {
    suite.test("policy::a script without the nonce is blocked, said so, and stops nothing", blocked);
    suite.test("policy::a script runs with the nonce of the runtime's own script tag", allowed);
}

const STREAM: &str = "event: datastar-patch-elements\ndata: selector #a\ndata: mode inner\n\
     data: elements <script>document.querySelector('b').textContent = 'ran'</script><i>1</i>\n\n\
     event: datastar-patch-elements\ndata: selector #a\ndata: mode append\ndata: elements <u>2</u>\n\n";

async fn play(browser: &Browser, runtime: &str) -> Outcome<hypertide_tests::browser::Tab> {
    let page = format!(
        "<!doctype html>{runtime}<div id=\"a\" data-init=\"@get('/stream')\"></div><b>has not run</b>"
    );
    let site = Site::page(page)
        .stream("/stream", Script::parse(STREAM))
        .policy("script-src 'self' 'wasm-unsafe-eval' 'nonce-once'");
    let stage = Stage::open(site).await?;
    let tab = browser.tab().await?;
    tab.goto(&stage.url("/")).await?;
    tab.wait_for_text("#a i + u", "2").await.map(|()| tab)
}

async fn blocked(browser: Arc<Browser>) -> Outcome {
    let tab = play(&browser, r#"<script type="module" src="/pkg/hypertide.js"></script>"#).await?;
    tab.wait_for_message("give hypertide's script tag the nonce").await?;
    tab.wait_for_text("b", "has not run").await?;
    browser.discard(tab).await
}

async fn allowed(browser: Arc<Browser>) -> Outcome {
    let tab =
        play(&browser, r#"<script type="module" src="/pkg/hypertide.js" nonce="once"></script>"#).await?;
    tab.wait_for_text("b", "ran").await?;
    browser.discard(tab).await
}
