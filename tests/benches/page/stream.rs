//! Events per second from the stream to the DOM.

use crate::{Contender, Row, median};
use hypertide_tests::Outcome;
use hypertide_tests::browser::Browser;
use hypertide_tests::stage::{Script, Site, Stage};
use std::fmt::Write;

const EVENTS: usize = 50_000;
const ROUNDS: usize = 5;

pub(crate) async fn measure(browser: &Browser) -> Outcome<Vec<Row>> {
    let mut text = String::new();
    for n in 1..=EVENTS {
        write!(text, "event: tick\ndata: {{\"n\":{n}}}\n\n")?;
    }
    text.push_str("event: done\ndata: x\n\n");
    let mut times: Vec<(Contender, Vec<f64>)> =
        Contender::all().into_iter().map(|who| (who, Vec::new())).collect();
    for _ in 0..ROUNDS {
        for (contender, times) in &mut times {
            let page =
                format!("<!doctype html>{}<p id=\"out\"></p>{}", contender.head(), declaration(*contender));
            let stage = Stage::open(Site::page(page).stream("/stream", Script::parse(&text))).await?;
            let tab = browser.tab().await?;
            tab.goto(&stage.url("/")).await?;
            contender.ready(&tab).await?;
            let start = match contender {
                Contender::ByHand => "start()",
                _ => "Bench.open('/stream')",
            };
            let milliseconds: f64 = tab
                .evaluate(&format!(
                    "new Promise(done => {{ const begun = performance.now(); window.finish = () => done(performance.now() - begun); {start} }})"
                ))
                .await?;
            tab.wait_for_text("#out", &EVENTS.to_string()).await?;
            times.push(milliseconds);
            browser.discard(tab).await?;
        }
    }
    #[allow(clippy::cast_precision_loss, reason = "a count of events is small")]
    let rate = |milliseconds: f64| EVENTS as f64 / milliseconds * 1000.0;
    let figures = times.into_iter().map(|(who, times)| (who, median(times).map(rate))).collect();
    let what = format!("stream to DOM, {EVENTS} events, `on tick as json put it.n into #out`");
    Ok(vec![Row { what, unit: "events/s", figures, more: true }])
}

fn declaration(contender: Contender) -> &'static str {
    match contender {
        Contender::ByHand => {
            "<script>
              function start() {
                const source = new EventSource('/stream'), out = document.getElementById('out');
                source.addEventListener('tick', (event) => { out.innerHTML = JSON.parse(event.data).n });
                source.addEventListener('done', () => { source.close(); finish() });
              }
            </script>"
        }
        _ => {
            "<script type=\"text/hyperscript\">
              eventsource Bench
                on tick as json put it.n into #out end
                on done call finish() end
              end
            </script>"
        }
    }
}
