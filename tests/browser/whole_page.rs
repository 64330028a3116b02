//! Markup that is sent whole is applied by what differs from the markup before, and leaves the page that a plain morph leaves.

use hypertide_tests::Outcome;
use hypertide_tests::browser::Browser;
use hypertide_tests::stage::{Site, Stage};
use hypertide_tests::suite::Suite;
use serde::Deserialize;
use std::sync::Arc;

pub(crate) fn add(suite: &mut Suite) {
    let sequences =
        std::env::var("HYPERTIDE_SEQUENCES").ok().and_then(|count| count.parse().ok()).unwrap_or(40);
    suite.test(
        format!("whole page::{sequences} random sequences leave the same by difference and by a plain morph"),
        move |browser| async move { same(browser, sequences).await },
    );
}

#[derive(Deserialize)]
struct Tally {
    patches: u32,
    /// How many of them did not parse the whole.
    less: u32,
}

async fn same(browser: Arc<Browser>, sequences: u32) -> Outcome {
    let page = "<!doctype html><iframe id=\"near\" src=\"/frame\"></iframe><iframe id=\"plain\" src=\"/frame\"></iframe>";
    let stage = Stage::open(Site::page(page).file("/frame", "text/html; charset=utf-8", FRAME)).await?;
    let tab = browser.tab().await?;
    tab.goto(&stage.url("/")).await?;
    let play = include_str!("whole_page.js");
    // A few at a time, so that no evaluation takes long.
    let (mut patches, mut less) = (0, 0);
    for first in (0..sequences).step_by(10) {
        let count = (sequences - first).min(10);
        let tally: Tally = tab.evaluate(&format!("({play}\n)({}, {count})", 1_000 + first)).await?;
        patches += tally.patches;
        less += tally.less;
    }
    // Else it would be the plain morph twice.
    if less * 5 < patches {
        return Err(format!("only {less} of {patches} patches were applied by difference").into());
    }
    browser.discard(tab).await
}

const FRAME: &str = r#"<!doctype html>
<script>
  // How much markup was parsed at most at once.
  window.parsed = 0;
  const { set } = Object.getOwnPropertyDescriptor(Element.prototype, "innerHTML");
  Object.defineProperty(Element.prototype, "innerHTML", {
    set(text) {
      window.parsed = Math.max(window.parsed, text.length);
      set.call(this, text);
    },
  });
  window.started = import("/pkg/hypertide.js").then(({ ready }) => ready);
</script>
<div data-signals="{name: 'n', loud: false}"></div>
<div id="root"></div>"#;
