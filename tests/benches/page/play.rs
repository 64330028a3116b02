//! One stream, played to its end in one page.

use crate::{Contender, median};
use hypertide_tests::Outcome;
use hypertide_tests::browser::Browser;
use hypertide_tests::stage::{Script, Site, Stage};

/// How many events a stream has.
pub(crate) const EVENTS: usize = 50_000;
/// How often each contender plays it, in turns with the others.
pub(crate) const ROUNDS: usize = 5;

/// The milliseconds from where the script `start` asks for `/stream` to where the page calls `finish`. The page's `#out`
/// then shows the last of the events' numbers, which count from 1.
pub(crate) async fn time(
    browser: &Browser,
    contender: Contender,
    body: &str,
    stream: &str,
    start: &str,
) -> Outcome<f64> {
    let page = format!("<!doctype html>{}{body}", contender.head());
    let stage = Stage::open(Site::page(page).stream("/stream", Script::parse(stream))).await?;
    let tab = browser.tab().await?;
    tab.goto(&stage.url("/")).await?;
    contender.ready(&tab).await?;
    let milliseconds = tab
        .evaluate(&format!(
            "new Promise(done => {{
                const begun = performance.now();
                window.finish = () => done(performance.now() - begun);
                {start}
            }})"
        ))
        .await?;
    tab.wait_for_text("#out", &EVENTS.to_string()).await?;
    browser.discard(tab).await?;
    Ok(milliseconds)
}

/// Each contender's events a second.
pub(crate) fn rates(times: Vec<(Contender, Vec<f64>)>) -> Vec<(Contender, Option<f64>)> {
    #[allow(clippy::cast_precision_loss, reason = "a count of events is small")]
    let rate = |milliseconds: f64| EVENTS as f64 / milliseconds * 1000.0;
    times.into_iter().map(|(who, times)| (who, median(times).map(rate))).collect()
}
