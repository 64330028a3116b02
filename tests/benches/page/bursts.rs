//! Datastar's patches a second, from the stream to the DOM, against hyperscript's event source in the same run.

use crate::play::{self, EVENTS, ROUNDS};
use crate::{Contender, Row};
use hypertide_tests::Outcome;
use hypertide_tests::browser::Browser;
use std::fmt::Write;

/// What Hypertide is sent; hyperscript is sent JSON, and puts a number.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Patch {
    Signals,
    Elements,
}

/// Where Hypertide reads its stream.
#[derive(Clone, Copy)]
enum From {
    Source,
    Action,
}

pub(crate) async fn measure(browser: &Browser) -> Outcome<Vec<Row>> {
    let mut rows = Vec::new();
    for (patch, from, what) in [
        (Patch::Signals, From::Source, "`datastar-patch-signals` into `data-text`, a declared source"),
        (Patch::Signals, From::Action, "the same, the stream of `@get`"),
        (Patch::Elements, From::Source, "`datastar-patch-elements`, small, a declared source"),
        (Patch::Elements, From::Action, "the same, the stream of `@get`"),
    ] {
        rows.push(row(browser, patch, from, what).await?);
    }
    Ok(rows)
}

async fn row(browser: &Browser, patch: Patch, from: From, what: &str) -> Outcome<Row> {
    let contenders = Contender::all().into_iter().filter(|who| *who != Contender::ByHand);
    let mut times: Vec<(Contender, Vec<f64>)> = contenders.map(|who| (who, Vec::new())).collect();
    for _ in 0..ROUNDS {
        for (contender, times) in &mut times {
            let own = *contender == Contender::Hypertide;
            let (start, text) = match from {
                From::Action if own => ("document.getElementById('go').click()", stream(Some(patch), true)?),
                _ => ("Bench.open('/stream')", stream(own.then_some(patch), false)?),
            };
            times.push(play::time(browser, *contender, &body(own, patch), &text, start).await?);
        }
    }
    let figures = play::rates(times);
    Ok(Row { what: format!("{EVENTS} {what}"), unit: "events/s", figures, more: true })
}

fn stream(patch: Option<Patch>, last_is_patch: bool) -> Outcome<String> {
    let mut text = String::new();
    for n in 1..=EVENTS {
        match patch {
            Some(Patch::Signals) => {
                write!(text, "event: datastar-patch-signals\ndata: signals {{\"n\":{n}}}\n\n")?;
            }
            Some(Patch::Elements) => {
                write!(text, "event: datastar-patch-elements\ndata: elements <p id=\"out\">{n}</p>\n\n")?;
            }
            None => write!(text, "event: tick\ndata: {{\"n\":{n}}}\n\n")?,
        }
    }
    if last_is_patch {
        text.push_str("event: datastar-patch-signals\ndata: signals {\"finished\":true}\n\n");
    } else {
        text.push_str("event: done\ndata: x\n\n");
    }
    Ok(text)
}

fn body(own: bool, patch: Patch) -> String {
    let handler = if own { "" } else { "on tick as json put it.n into #out end" };
    let shown = if own && patch == Patch::Signals { " data-text='$n'" } else { "" };
    format!(
        "<script type=\"text/hyperscript\">
           eventsource Bench
             {handler}
             on done call finish() end
           end
         </script>
         <p id=\"out\"{shown}></p>
         <button id=\"go\" data-on:click=\"@get('/stream')\"></button>
         <i data-signals:finished=\"false\" data-effect=\"$finished && finish()\"></i>"
    )
}
