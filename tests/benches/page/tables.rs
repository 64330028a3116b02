//! Whole tables sent again and again: main-thread time a patch, against idiomorph in the same run.
//!
//! The time is what the main thread's processor has spent on tasks, from the bytes on, so that a busy machine changes it
//! little. The table stands in a hidden element: its layout and painting cost everybody the same. The first patch of a
//! page is not counted: it is read like any other.

use crate::median;
use chromiumoxide::cdp::browser_protocol::performance::{
    DisableParams, EnableParams, EnableTimeDomain, GetMetricsParams,
};
use hypertide_tests::browser::{Browser, Tab};
use hypertide_tests::stage::{Chunks, Site, Stage};
use hypertide_tests::{Outcome, workspace};
use std::fmt::Write;
use std::time::{Duration, Instant};

const ROUNDS: usize = 3;
const COLUMNS: usize = 5;
/// How long the peer may take, on a busy machine, too.
const LONGEST: Duration = Duration::from_secs(120);

/// What differs from one table to the next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Change {
    /// A cell here or there.
    OneCell,
    /// Every cell.
    All,
    /// A row on top, which is gone again in the next.
    RowOnTop,
    /// The order of the rows.
    Reversed,
}

const CASES: [(&str, usize, usize, Change, Option<f64>); 5] = [
    ("1,000 rows, one cell changed", 1_000, 100, Change::OneCell, Some(2.0)),
    ("10,000 rows, one cell changed", 10_000, 30, Change::OneCell, Some(15.0)),
    ("1,000 rows, all changed", 1_000, 50, Change::All, None),
    ("1,000 rows, one inserted on top", 1_000, 50, Change::RowOnTop, None),
    ("1,000 rows, reversed", 1_000, 50, Change::Reversed, None),
];

/// Prints a table of its own: the peer is another one here.
#[allow(clippy::print_stdout, reason = "the table is what a benchmark has to say")]
pub(crate) async fn measure(browser: &Browser) -> Outcome {
    println!("| a table sent whole, ms of main-thread time a patch | Hypertide | idiomorph 0.8 | bar |");
    println!("| --- | ---: | ---: | ---: |");
    for (what, rows, patches, change, bar) in CASES {
        let mut figures = [Vec::new(), Vec::new()];
        for _ in 0..ROUNDS {
            for (own, times) in [true, false].into_iter().zip(&mut figures) {
                let time = play(browser, own, rows, patches, change).await;
                times.push(time.map_err(|error| format!("{what}, {own}: {error}"))?);
            }
        }
        let [own, peer] = figures.map(|times| median(times).unwrap_or(f64::NAN));
        let bar = bar.map_or_else(|| "the peer".to_owned(), |bar| format!("{bar:.0}"));
        println!("| {what} | {own:.2} | {peer:.2} | {bar} |");
    }
    Ok(())
}

/// The milliseconds of the main thread for each patch.
async fn play(browser: &Browser, own: bool, rows: usize, patches: usize, change: Change) -> Outcome<f64> {
    let mut chunks = Chunks::new();
    for n in 1..=patches + 1 {
        let markup = table(rows, n, change)?;
        let data = if own {
            format!("event: datastar-patch-elements\ndata: elements {markup}\n\n")
        } else {
            format!("event: table\ndata: {markup}\n\n")
        };
        chunks.push((data.into(), Duration::from_millis(20)));
        if n == 1 {
            // The figures are read meanwhile.
            chunks.push(("event: first\ndata: x\n\n".into(), Duration::from_secs(2)));
        }
    }
    chunks.push(("event: done\ndata: x\n\n".into(), Duration::ZERO));
    let head = if own {
        "<script type=\"module\" src=\"/pkg/hypertide.js\"></script>
         <script type=\"text/hyperscript\">
           eventsource Bench
             on first call begun() end
             on done call finish() end
           end
         </script>"
    } else {
        "<script src=\"/idiomorph.js\"></script>
         <script>
           const Bench = {
             open(url) {
               const source = new EventSource(url);
               source.addEventListener('table', ({ data }) => {
                 Idiomorph.morph(document.getElementById('t'), data);
               });
               source.addEventListener('first', () => { begun(); });
               source.addEventListener('done', () => { source.close(); finish(); });
             },
           };
         </script>"
    };
    let peer = workspace().join("node_modules").join("idiomorph").join("dist").join("idiomorph.min.js");
    let page = format!("<!doctype html>{head}<div hidden>{}</div>", table(rows, 0, change)?);
    let site = Site::page(page).file("/idiomorph.js", "text/javascript", std::fs::read(peer)?).chunks(
        "/stream",
        "text/event-stream",
        chunks,
    );
    let stage = Stage::open(site).await?;
    let tab = browser.tab().await?;
    // The driver has turned them on, counting another time.
    tab.page().execute(DisableParams::default()).await?;
    let ticks = EnableParams::builder().time_domain(EnableTimeDomain::ThreadTicks).build();
    tab.page().execute(ticks).await?;
    tab.goto(&stage.url("/")).await?;
    if own {
        tab.evaluate::<()>("import('/pkg/hypertide.js').then(({ ready }) => ready).then(() => {})").await?;
    }
    let start = "new Promise(done => {
        window.begun = done;
        window.finished = false;
        window.finish = () => {
            window.finished = true;
            // It would connect again.
            Bench.close?.();
        };
        Bench.open('/stream');
    }).then(() => {})";
    tab.evaluate::<()>(start).await?;
    let before = spent(&tab).await?;
    // Seldom, because asking is work, too.
    let deadline = Instant::now() + LONGEST;
    while !tab.evaluate::<bool>("finished").await? {
        if Instant::now() > deadline {
            return Err("the stream did not come to its end".into());
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    let after = spent(&tab).await?;
    let expected = table(rows, patches + 1, change)?;
    let same = format!(
        "(() => {{
            const wanted = new DOMParser().parseFromString({}, 'text/html').querySelector('table');
            return document.getElementById('t').isEqualNode(wanted);
        }})()",
        serde_json::to_string(&expected)?
    );
    if !tab.evaluate::<bool>(&same).await? {
        let console: Vec<String> = tab.console().into_iter().map(|message| message.text).collect();
        return Err(format!("the table is not what was sent last; console: {console:?}").into());
    }
    browser.discard(tab).await?;
    #[allow(clippy::cast_precision_loss, reason = "a count of patches is small")]
    Ok((after - before) * 1000.0 / patches as f64)
}

/// The seconds that tasks have taken on the main thread so far.
async fn spent(tab: &Tab) -> Outcome<f64> {
    let metrics = tab.page().execute(GetMetricsParams::default()).await?;
    let found = metrics.metrics.iter().find(|metric| metric.name == "TaskDuration");
    Ok(found.ok_or("no metric TaskDuration")?.value)
}

fn table(rows: usize, n: usize, change: Change) -> Outcome<String> {
    let mut text = String::from("<table id=\"t\"><tbody>");
    if change == Change::RowOnTop && n % 2 == 1 {
        text.push_str("<tr id=\"top\"><td>a</td><td>b</td><td>c</td><td>d</td><td>e</td></tr>");
    }
    for at in 0..rows {
        let row = if change == Change::Reversed && n % 2 == 1 { rows - 1 - at } else { at };
        write!(text, "<tr id=\"row-{row}\">")?;
        for column in 0..COLUMNS {
            let here = n > 0 && row == n * 7_919 % rows && column == n % COLUMNS;
            let version = if change == Change::All || change == Change::OneCell && here { n } else { 0 };
            write!(text, "<td>cell {row} {column} {version}</td>")?;
        }
        text.push_str("</tr>");
    }
    text.push_str("</tbody></table>");
    Ok(text)
}
