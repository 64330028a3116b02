//! Events per second from the stream to the DOM.

use crate::play::{self, EVENTS, ROUNDS};
use crate::{Contender, Row};
use hypertide_tests::Outcome;
use hypertide_tests::browser::Browser;
use std::fmt::Write;

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
            let start = match contender {
                Contender::ByHand => "start()",
                _ => "Bench.open('/stream')",
            };
            times.push(play::time(browser, *contender, &body(*contender), &text, start).await?);
        }
    }
    let figures = play::rates(times);
    let what = format!("stream to DOM, {EVENTS} events, `on tick as json put it.n into #out`");
    Ok(vec![Row { what, unit: "events/s", figures, more: true }])
}

fn body(contender: Contender) -> String {
    let declaration = match contender {
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
    };
    format!("<p id=\"out\"></p>{declaration}")
}
