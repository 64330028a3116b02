//! Time from navigation to the first handled event.

use crate::{Contender, Row, median};
use hypertide_server::pkg;
use hypertide_tests::Outcome;
use hypertide_tests::browser::Browser;
use hypertide_tests::stage::{Script, Site, Stage, core};

const ROUNDS: usize = 31;

const DECLARED: &str = "<script type=\"text/hyperscript\">
  eventsource Bench from /stream
    on message call mark() end
  end
</script>";

/// What a page has, and what its answer says of it.
struct Page {
    body: String,
    link: Option<String>,
}

impl Page {
    fn of(contender: Contender) -> Self {
        let declaration = match contender {
            Contender::ByHand => "<script>new EventSource('/stream').onmessage = mark</script>",
            _ => DECLARED,
        };
        Self { body: format!("{}{declaration}", contender.head()), link: None }
    }

    /// With the bundle that has not Datastar's side.
    fn of_core() -> Outcome<Self> {
        let missing = |error| format!("{}: {error}: `cargo xtask pkg --core` builds it", core().display());
        let names: Vec<String> = std::fs::read_dir(core())
            .map_err(missing)?
            .map(|entry| Ok(entry.map_err(missing)?.file_name().to_string_lossy().into_owned()))
            .collect::<Outcome<_>>()?;
        let wasm = names.iter().find(|name| name.ends_with(".wasm")).ok_or("the bundle has no .wasm")?;
        Ok(Self {
            body: format!("<script type=\"module\" src=\"/core/hypertide.js\"></script>{DECLARED}"),
            // As the server says for the whole bundle.
            link: Some(pkg::preload_links("/core", wasm)),
        })
    }
}

pub(crate) async fn measure(browser: &Browser) -> Outcome<Vec<Row>> {
    let mut times: Vec<(Option<Contender>, Page, Vec<f64>)> =
        Contender::all().into_iter().map(|who| (Some(who), Page::of(who), Vec::new())).collect();
    times.push((None, Page::of_core()?, Vec::new()));
    for _ in 0..ROUNDS {
        for (_, Page { body, link }, times) in &mut times {
            let page = format!(
                "<!doctype html><script>function mark() {{ window.handled ??= performance.now() }}</script>{body}"
            );
            let mut site = Site::page(page).stream("/stream", Script::parse("data: x\n\n"));
            if let Some(link) = link {
                site = site.header("/", "link", link);
            }
            let stage = Stage::open(site).await?;
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
    let figures: Vec<(Option<Contender>, Option<f64>)> =
        times.into_iter().map(|(who, _, times)| (who, median(times))).collect();
    let row = |what: &str, own| Row {
        what: what.to_owned(),
        unit: "ms",
        figures: figures
            .iter()
            .filter(|(who, _)| *who == own || *who != Some(Contender::Hypertide) && who.is_some())
            .map(|(who, figure)| (who.unwrap_or(Contender::Hypertide), *figure))
            .collect(),
        more: false,
    };
    Ok(vec![
        row("navigation to first handled event, nothing cached", Some(Contender::Hypertide)),
        row("the same by the bundle without Datastar's side", None),
    ])
}
