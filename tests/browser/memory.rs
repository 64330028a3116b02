//! Memory stays where it is, however long a stream goes on.

use axum::body::Bytes;
use chromiumoxide::cdp::js_protocol::heap_profiler::CollectGarbageParams;
use hypertide_tests::Outcome;
use hypertide_tests::browser::Tab;
use hypertide_tests::stage::{Site, Stage};
use hypertide_tests::suite::Suite;
use std::fmt::Write;
use std::time::Duration;

/// Growth that is allowed after all events, in bytes.
const ALLOWED: f64 = 1024.0 * 1024.0;

pub(crate) fn add(suite: &mut Suite) {
    // `cargo xtask soak` asks for a million.
    let events =
        std::env::var("HYPERTIDE_EVENTS").ok().and_then(|events| events.parse().ok()).unwrap_or(100_000);
    suite.test(format!("memory::no growth beyond 1 MB after {events} events"), move |browser| async move {
        let site = Site::page(PAGE).chunks("/first", "text/event-stream", stream(20_000)?);
        let stage = Stage::open(site.chunks("/all", "text/event-stream", stream(events)?)).await?;
        let tab = browser.tab().await?;
        tab.goto(&stage.url("/")).await?;
        // What is made once is made by the first events.
        play(&tab, "/first").await?;
        let before = used(&tab).await?;
        play(&tab, "/all").await?;
        let after = used(&tab).await?;
        if after.0 + after.1 - before.0 - before.1 > ALLOWED {
            return Err(format!("(heap, linear memory) in bytes: {before:?} have become {after:?}").into());
        }
        browser.discard(tab).await
    });
}

async fn play(tab: &Tab, path: &str) -> Outcome {
    tab.evaluate(&format!(
        "import('/pkg/hypertide.js').then(({{ ready }}) => ready).then(() => new Promise((done) => {{ window.finish = done; Stream.open('{path}') }})).then(() => {{ Stream.close() }})"
    ))
    .await
}

/// The bytes of the JavaScript heap after collection, and of WebAssembly's memory, which the heap does not count.
async fn used(tab: &Tab) -> Outcome<(f64, f64)> {
    for _ in 0..3 {
        tab.page().execute(CollectGarbageParams::default()).await?;
    }
    let heap: f64 = tab.evaluate("performance.memory.usedJSHeapSize").await?;
    let linear: f64 =
        tab.evaluate("window.memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0)").await?;
    Ok((heap, linear))
}

fn stream(events: usize) -> Outcome<Vec<(Bytes, Duration)>> {
    let mut chunks = Vec::new();
    let mut text = String::new();
    for n in 1..=events {
        write!(text, "id: {n}\nevent: tick\ndata: {{\"n\": {n}, \"text\": \"event number {n}\"}}\n\n")?;
        if text.len() > 60_000 {
            chunks.push((Bytes::from(std::mem::take(&mut text)), Duration::ZERO));
        }
    }
    text.push_str("event: done\ndata: x\n\n");
    chunks.push((Bytes::from(text), Duration::ZERO));
    Ok(chunks)
}

const PAGE: &str = r#"<!doctype html>
<script>
  // WebAssembly's memories are noted as they are made known.
  window.memories = [];
  const { instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = async (...args) => {
    const made = await instantiateStreaming(...args);
    memories.push(...Object.values(made.instance.exports).filter((value) => value instanceof WebAssembly.Memory));
    return made;
  };
</script>
<script type="module" src="/pkg/hypertide.js"></script>
<script type="text/hyperscript">
  eventsource Stream
    on tick as json
      set $count to it.n
      put it.text into #out
      set #out's @data-n to it.n
      if it.n mod 1000 is 0 then toggle .round on #out end
    end
    on done call finish() end
  end
</script>
<p id="out"></p>"#;
