//! Time from navigation to the first handled event.

use crate::{Contender, Row, median};
use hypertide_tests::Outcome;
use hypertide_tests::browser::Browser;
use hypertide_tests::stage::{Script, Site, Stage};

const ROUNDS: usize = 31;

pub(crate) async fn measure(browser: &Browser) -> Outcome<Vec<Row>> {
    let mut times: Vec<(Contender, Vec<f64>)> =
        Contender::all().into_iter().map(|who| (who, Vec::new())).collect();
    for _ in 0..ROUNDS {
        for (contender, times) in &mut times {
            let page = format!(
                "<!doctype html><script>function mark() {{ window.handled ??= performance.now() }}</script>{}{}",
                contender.head(),
                declaration(*contender),
            );
            let stage = Stage::open(Site::page(page).stream("/stream", Script::parse("data: x\n\n"))).await?;
            // A context of its own: nothing is cached.
            let tab = browser.tab().await?;
            tab.goto(&stage.url("/")).await?;
            tab.wait_until("window.handled").await?;
            times.push(tab.evaluate("window.handled").await?);
            browser.discard(tab).await?;
        }
        // What was there before a page is still being taken down while it loads: none comes always behind the same one.
        times.reverse();
    }
    let figures = times.into_iter().map(|(who, times)| (who, median(times))).collect();
    Ok(vec![Row {
        what: "navigation to first handled event, nothing cached".to_owned(),
        unit: "ms",
        figures,
        more: false,
    }])
}

fn declaration(contender: Contender) -> &'static str {
    match contender {
        Contender::ByHand => "<script>new EventSource('/stream').onmessage = mark</script>",
        _ => {
            "<script type=\"text/hyperscript\">
              eventsource Bench from /stream
                on message call mark() end
              end
            </script>"
        }
    }
}
