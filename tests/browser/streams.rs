//! Generated streams, cut at random places, give the same events here as through the browser's `EventSource`.

use axum::body::Bytes;
use hypertide_tests::stage::{Site, Stage};
use hypertide_tests::suite::Suite;
use std::time::Duration;

const STREAMS: usize = 300;
const NAMES: [&str; 5] = ["message", "tick", "a b", "ö", "open"];

pub(crate) fn add(suite: &mut Suite) {
    suite.test("streams::the runtime dispatches what EventSource does", |browser| async move {
        // HYPERTIDE_SEED runs the streams of a failure again.
        let given = std::env::var("HYPERTIDE_SEED").ok().and_then(|seed| seed.parse().ok());
        let seed = given.unwrap_or_else(|| fastrand::u64(..));
        let mut random = fastrand::Rng::with_seed(seed);
        let mut site = Site::page(PAGE);
        for n in 0..STREAMS {
            site = site.chunks(&format!("/{n}"), "text/event-stream", cut(&stream(&mut random), &mut random));
        }
        let stage = Stage::open(site).await?;
        let tab = browser.tab().await?;
        tab.goto(&stage.url("/")).await?;
        for n in 0..STREAMS {
            let names = serde_json::to_string(&NAMES)?;
            let compared: (String, String) = tab.evaluate(&format!("compare('/{n}', {names})")).await?;
            if compared.0 != compared.1 {
                return Err(format!(
                    "seed {seed}, stream {n}\nEventSource {}\nHypertide   {}",
                    compared.0, compared.1
                )
                .into());
            }
        }
        browser.discard(tab).await
    });
}

/// Reads a stream both ways, and gives what each has dispatched.
const PAGE: &str = r#"<!doctype html>
<script type="text/hyperscript">eventsource Probe end</script>
<script type="module">
  import { ready } from "/pkg/hypertide.js";
  // Listeners are put on by name, as `EventSource` knows no wildcard; the last event of each stream is `done`.
  const collect = (target, names) => new Promise((done) => {
    const events = [];
    const note = (event) => { if (event instanceof MessageEvent) events.push([event.type, event.data, event.lastEventId]) };
    for (const name of names) target.addEventListener(name, note);
    target.addEventListener("done", () => {
      for (const name of names) target.removeEventListener(name, note);
      target.close();
      done(JSON.stringify(events));
    }, { once: true });
  });
  window.compare = async (url, names) => {
    await ready;
    const theirs = await collect(new EventSource(url), names);
    const ours = collect(Probe, names);
    Probe.open(url);
    return [theirs, await ours];
  };
</script>"#;

/// A stream made of all that the format has, well formed and not, with an event `done` at the end.
fn stream(random: &mut fastrand::Rng) -> Vec<u8> {
    let mut bytes = Vec::new();
    if random.u8(..4) == 0 {
        bytes.extend("\u{feff}".bytes());
    }
    for _ in 0..random.usize(1..40) {
        line(&mut bytes, random);
        bytes.extend(
            *random
                .choice(&[b"\n".as_slice(), b"\r\n", b"\r", b"\n\n", b"\r\n\r\n", b"\r\r"])
                .unwrap_or(&b"\n".as_slice()),
        );
    }
    bytes.extend(b"\n\n\nevent: done\ndata: x\n\n");
    // Chromium 156 does not look at the byte behind the mark, so that a line's end there is taken for the beginning of a name,
    // and what stands in that line is lost. The standard keeps it, as we do.
    if bytes.starts_with("\u{feff}\r".as_bytes()) || bytes.starts_with("\u{feff}\n".as_bytes()) {
        bytes.insert("\u{feff}".len(), b':');
    }
    bytes
}

fn line(bytes: &mut Vec<u8>, random: &mut fastrand::Rng) {
    let fields = ["data", "data", "data", "event", "id", "retry", "", "dat", "data ", "Data", "\u{feff}data"];
    bytes.extend(random.choice(fields).unwrap_or("data").bytes());
    match random.u8(..8) {
        0 => return,
        1 => bytes.extend(b":"),
        2 => bytes.extend(b":  "),
        _ => bytes.extend(b": "),
    }
    match random.u8(..10) {
        0 => bytes.extend(random.choice(NAMES).unwrap_or_default().bytes()),
        1 => bytes.extend("übergröße 🌊 a:b".bytes()),
        2 => bytes.extend(b"\xff\xc3\x28 \xe2\x82 \xf0\x9f"),
        3 => bytes.extend(b"n\0l"),
        4 => bytes.extend(random.u32(..).to_string().bytes()),
        5 => bytes.extend("x".repeat(random.usize(..3000)).bytes()),
        6 => {}
        _ => bytes.extend(random.choice(NAMES).unwrap_or_default().bytes()),
    }
}

/// The bytes in chunks of random sizes; some are followed by a pause, so that the network does not join them again.
fn cut(bytes: &[u8], random: &mut fastrand::Rng) -> Vec<(Bytes, Duration)> {
    let mut rest = bytes;
    let mut chunks = Vec::new();
    while !rest.is_empty() {
        let (chunk, after) = rest.split_at(random.usize(1..=rest.len().min(200)));
        let pause = if random.u8(..6) == 0 { Duration::from_millis(1) } else { Duration::ZERO };
        chunks.push((Bytes::copy_from_slice(chunk), pause));
        rest = after;
    }
    chunks
}
