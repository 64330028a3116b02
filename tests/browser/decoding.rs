//! The decoder and Chromium's own `EventSource`: the same bytes, the same events.

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{Html, IntoResponse};
use axum::routing::get;
use bytes::Bytes;
use futures_util::stream;
use hypertide_grammar::event_stream::{Decoder, Item};
use hypertide_tests::Outcome;
use hypertide_tests::suite::Suite;
use std::collections::BTreeSet;
use std::net::Ipv4Addr;
use std::sync::Arc;
use tokio::net::TcpListener;

const STREAMS: u64 = 300;

/// An event as both sides see it: type, data, last event id.
type Event = (String, String, String);

/// Adds the tests.
pub(crate) fn add(suite: &mut Suite) {
    suite.test("decoding::generated_streams_give_the_events_of_chromium", async |browser| {
        let streams: Arc<Vec<Vec<Bytes>>> = Arc::new((0..STREAMS).map(cut_stream).collect());
        let ours: Vec<Vec<Event>> = streams.iter().map(|chunks| decode(chunks)).collect();
        let url = serve(streams.clone()).await?;
        let tab = browser.tab().await?;
        tab.goto(&url).await?;
        let names: BTreeSet<&str> = ours.iter().flatten().map(|(name, ..)| name.as_str()).collect();
        let expression = format!("collect({}, {STREAMS})", serde_json::to_string(&names)?);
        let chromium: Vec<Vec<Event>> = tab.evaluate(&expression).await?;
        browser.discard(tab).await?;
        for (number, (ours, chromium)) in ours.iter().zip(&chromium).enumerate() {
            let bytes = streams[number].concat();
            assert_eq!(ours, chromium, "stream {number}: {:?}", String::from_utf8_lossy(&bytes));
        }
        let events: usize = ours.iter().map(Vec::len).sum();
        assert!(chromium.len() == ours.len() && events > 1_000, "{events} events are too few to tell");
        Ok(())
    });
}

fn decode(chunks: &[Bytes]) -> Vec<Event> {
    let mut decoder = Decoder::new();
    let mut events = Vec::new();
    for chunk in chunks {
        let pushed = decoder.push(chunk, &mut |item| {
            if let Item::Event { name, data, id } = item {
                let name = if name.is_empty() { "message" } else { name };
                events.push((name.to_owned(), data.to_owned(), id.to_owned()));
            }
        });
        pushed.expect("no stream here is too large");
    }
    events
}

async fn serve(streams: Arc<Vec<Vec<Bytes>>>) -> Outcome<String> {
    let app = Router::new()
        .route("/", get(|| async { Html(PAGE) }))
        .route(
            "/{number}",
            get(|State(streams): State<Arc<Vec<Vec<Bytes>>>>, Path(number): Path<usize>| async move {
                // Each chunk is written by itself, so that Chromium meets the cuts too.
                let chunks = stream::unfold((streams, number, 0), |(streams, number, at)| async move {
                    tokio::task::yield_now().await;
                    let chunk = streams.get(number)?.get(at)?.clone();
                    Some((Ok::<_, std::convert::Infallible>(chunk), (streams, number, at + 1)))
                });
                ([(CONTENT_TYPE, "text/event-stream")], Body::from_stream(chunks)).into_response()
            }),
        )
        .with_state(streams);
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let url = format!("http://{}/", listener.local_addr()?);
    tokio::spawn(async move { axum::serve(listener, app).await });
    Ok(url)
}

/// Five streams at a time: a browser opens six connections to a host.
const PAGE: &str = r#"<!doctype html><script>
async function collect(names, count) {
  const all = [];
  const one = (number) => new Promise((done) => {
    const source = new EventSource(`/${number}`);
    const events = (all[number] = []);
    const hear = (event) => {
      if (event instanceof MessageEvent) events.push([event.type, event.data, event.lastEventId]);
    };
    for (const name of names) source.addEventListener(name, hear);
    source.addEventListener("error", (event) => {
      if (event instanceof MessageEvent) return;
      source.close();
      done();
    });
  });
  let next = 0;
  const some = async () => { while (next < count) await one(next++); };
  await Promise.all([some(), some(), some(), some(), some()]);
  return all;
}
</script>"#;

/// SplitMix64: the streams are the same every time.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % n as u64) as usize
    }
    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}

/// A stream of lines that mean something, and of some that do not, cut at random places.
fn cut_stream(seed: u64) -> Vec<Bytes> {
    let mut random = Random(seed);
    let fields: [&[u8]; 14] = [
        b"data", b"data", b"data", b"data", b"event", b"event", b"id", b"id", b"retry", b"", b"Data",
        b"da ta", b"idx", b"\xFF",
    ];
    let values: [&[u8]; 16] = [
        b"",
        b"x",
        b"{\"n\":1}",
        b" led by a blank",
        b"a:b",
        "Öresund ✓ 🌊".as_bytes(),
        b"\xF0\x9F\x8C",
        b"\xC3(",
        b"1000",
        b"tick",
        b"error",
        b"a\0b",
        b"\t",
        "\u{FEFF}".as_bytes(),
        b"12",
        "\u{2028}".as_bytes(),
    ];
    let mut bytes = Vec::new();
    if random.below(4) == 0 {
        bytes.extend_from_slice("\u{FEFF}".as_bytes());
    }
    for _ in 0..5 + random.below(60) {
        let field = random.pick(&fields);
        bytes.extend_from_slice(field);
        bytes.extend_from_slice(random.pick(&[&b":"[..], b": ", b": ", b""]));
        let value = random.pick(&values);
        if random.below(12) == 0 {
            bytes.extend_from_slice(&value.repeat(300));
        } else {
            bytes.extend_from_slice(value);
        }
        // One manner of ending lines, or all of them.
        let ends: [&[u8]; 6] = [b"\n", b"\r\n", b"\r", b"\n\n", b"\r\n\r\n", b"\r\r"];
        let manner = if seed % 4 == 3 { random.below(3) } else { (seed % 4) as usize };
        bytes.extend_from_slice(ends[random.below(2) * 3 + manner]);
    }
    let mut chunks = Vec::new();
    let mut rest = &bytes[..];
    while !rest.is_empty() {
        let longest = random.pick(&[4, 200]);
        let size = 1 + random.below(longest);
        let (chunk, tail) = rest.split_at(size.min(rest.len()));
        chunks.push(Bytes::copy_from_slice(chunk));
        rest = tail;
    }
    chunks
}
