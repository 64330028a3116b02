//! Time to parse and install many declarations.

use crate::{Contender, Row, median};
use hypertide_tests::Outcome;
use hypertide_tests::browser::Browser;
use hypertide_tests::stage::{Site, Stage};
use std::fmt::Write;

const DECLARATIONS: usize = 1_000;
const ROUNDS: usize = 5;

pub(crate) async fn measure(browser: &Browser) -> Outcome<Vec<Row>> {
    let mut script = String::from("<script type='text/hyperscript'>");
    let mut elements = String::new();
    for n in 1..=DECLARATIONS {
        let declaration = format!(
            "eventsource Source{n} on tick as json put it.n into #out then add .fresh to #out end on error add .stale to #out end end"
        );
        writeln!(script, "{declaration}")?;
        writeln!(elements, "<p _=\"{declaration}\"></p>")?;
    }
    script.push_str("</script>");
    Ok(vec![
        row(browser, format!("parse and install {DECLARATIONS} declarations, one script"), &script).await?,
        row(browser, format!("parse and install {DECLARATIONS} declarations, as many elements"), &elements)
            .await?,
    ])
}

async fn row(browser: &Browser, what: String, html: &str) -> Outcome<Row> {
    let mut times: Vec<(Contender, Vec<f64>)> = Contender::all()
        .into_iter()
        .filter(|who| *who != Contender::ByHand)
        .map(|who| (who, Vec::new()))
        .collect();
    for _ in 0..ROUNDS {
        for (contender, times) in &mut times {
            let stage =
                Stage::open(Site::page(format!("<!doctype html>{}<p id=\"out\"></p>", contender.head())))
                    .await?;
            let tab = browser.tab().await?;
            tab.goto(&stage.url("/")).await?;
            contender.ready(&tab).await?;
            let process = match contender {
                Contender::Hypertide => "(await import('/pkg/hypertide.js')).process",
                _ => "_hyperscript.processNode",
            };
            // The elements are in the page before the clock starts; both runtimes are then told of them at once.
            let milliseconds: f64 = tab
                .evaluate(&format!(
                    "(async () => {{
                        const process = {process};
                        const root = document.createElement('div');
                        root.innerHTML = {html};
                        const start = performance.now();
                        document.body.append(root);
                        await process(root);
                        return performance.now() - start;
                    }})()",
                    html = serde_json::to_string(html)?,
                ))
                .await?;
            let last = if html.starts_with("<script") {
                format!("!!window.Source{DECLARATIONS}")
            } else {
                "true".to_owned()
            };
            if !tab.evaluate::<bool>(&last).await? {
                return Err(format!("{contender:?} did not install {what}: {:?}", tab.console()).into());
            }
            times.push(milliseconds);
            browser.discard(tab).await?;
        }
    }
    let figures = times.into_iter().map(|(who, times)| (who, median(times))).collect();
    Ok(Row { what, unit: "ms", figures, more: false })
}
