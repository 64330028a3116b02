//! What Hypertide and its peers take for the same work in the same browser.
//!
//! `cargo xtask bench` runs this and adds what needs no browser. The output is Markdown, for `tests/RESULTS.md`.

mod bursts;
mod contender;
mod install;
mod play;
mod start;
mod stream;
mod tables;

use contender::Contender;
use hypertide_tests::Outcome;
use hypertide_tests::browser::Browser;

/// One figure of each contender, by which they are compared.
struct Row {
    what: String,
    unit: &'static str,
    /// Medians; none where the contender cannot do it.
    figures: Vec<(Contender, Option<f64>)>,
    /// Whether more is better.
    more: bool,
}

#[tokio::main]
async fn main() -> Outcome {
    // `cargo bench` adds `--bench`.
    let names: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let wanted = |name: &str| names.is_empty() || names.iter().any(|wanted| wanted == name);
    let browser = Browser::launch().await?;
    let mut rows = Vec::new();
    if wanted("stream") {
        rows.extend(stream::measure(&browser).await?);
    }
    if wanted("install") {
        rows.extend(install::measure(&browser).await?);
    }
    if wanted("start") {
        rows.extend(start::measure(&browser).await?);
    }
    if wanted("bursts") {
        rows.extend(bursts::measure(&browser).await?);
    }
    if !rows.is_empty() {
        print(&rows);
    }
    if wanted("tables") {
        tables::measure(&browser).await?;
    }
    browser.close().await;
    Ok(())
}

#[allow(clippy::print_stdout, reason = "the table is what a benchmark has to say")]
fn print(rows: &[Row]) {
    println!("| what | unit | Hypertide | hyperscript | ratio | EventSource by hand |");
    println!("| --- | --- | ---: | ---: | ---: | ---: |");
    for row in rows {
        let figure = |wanted| {
            row.figures.iter().find(|(contender, _)| *contender == wanted).and_then(|(_, figure)| *figure)
        };
        let shown = |value: Option<f64>| {
            value.map_or("-".to_owned(), |value| {
                if value < 100.0 { format!("{value:.1}") } else { format!("{value:.0}") }
            })
        };
        let (own, peer) = (figure(Contender::Hypertide), figure(Contender::Hyperscript));
        let ratio = own.zip(peer).map(|(own, peer)| if row.more { own / peer } else { peer / own });
        let ratio = ratio.map_or("-".to_owned(), |ratio| format!("{ratio:.1} x"));
        let (own, peer, hand) = (shown(own), shown(peer), shown(figure(Contender::ByHand)));
        println!("| {} | {} | {own} | {peer} | {ratio} | {hand} |", row.what, row.unit);
    }
}

/// The middle of some figures.
fn median(mut figures: Vec<f64>) -> Option<f64> {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied()
}
