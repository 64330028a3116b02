//! Memory stays where it is, however long a stream goes on.

use axum::body::Bytes;
use chromiumoxide::cdp::browser_protocol::performance::{EnableParams, GetMetricsParams};
use chromiumoxide::cdp::js_protocol::heap_profiler::CollectGarbageParams;
use hypertide_tests::Outcome;
use hypertide_tests::browser::{Browser, Tab};
use hypertide_tests::stage::{Site, Stage};
use hypertide_tests::suite::Suite;
use std::fmt::Write;
use std::time::{Duration, Instant};

/// How long a page may stand still.
const PATIENCE: Duration = Duration::from_secs(20);

/// Growth that is allowed after all events, in bytes.
const ALLOWED: f64 = 1024.0 * 1024.0;

pub(crate) fn add(suite: &mut Suite) {
    // `cargo xtask soak` asks for a million.
    let events =
        std::env::var("HYPERTIDE_EVENTS").ok().and_then(|events| events.parse().ok()).unwrap_or(100_000);
    suite.test(format!("memory::no growth beyond 1 MB after {events} events"), move |browser| async move {
        let site = page(PAGE).chunks("/first", "text/event-stream", stream(20_000)?);
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
    let patches =
        std::env::var("HYPERTIDE_PATCHES").ok().and_then(|patches| patches.parse().ok()).unwrap_or(10_000);
    suite.test(
        format!(
            "memory::{patches} patches that insert and remove elements with attributes leave nothing behind"
        ),
        move |browser| async move { patched(&browser, patches).await },
    );
}

fn page(html: &str) -> Site {
    Site::page(html).file("/memories.js", "text/javascript; charset=utf-8", MEMORIES)
}

async fn patched(browser: &Browser, patches: usize) -> Outcome {
    let site = page(PATCHED).chunks("/first", "text/event-stream", elements(4_000)?);
    let stage = Stage::open(site.chunks("/all", "text/event-stream", elements(patches)?)).await?;
    let tab = browser.tab().await?;
    tab.goto(&stage.url("/")).await?;
    tab.page().execute(EnableParams::default()).await?;
    play(&tab, "/first").await?;
    let before = left(&tab).await?;
    play(&tab, "/all").await?;
    let after = left(&tab).await?;
    let grown = after.bytes - before.bytes;
    if after.nodes > before.nodes || after.listeners > before.listeners || grown > ALLOWED {
        return Err(format!("{before:?} have become {after:?}").into());
    }
    // No effect is left that a signal would run, and no listener that the window would tell.
    let runs: i64 = tab
        .evaluate("(() => { runs = 0; $shared = 'now'; dispatchEvent(new Event('told')); return runs })()")
        .await?;
    if runs != 1 {
        return Err(format!(
            "{runs} instead of 1 effect or listener ran after all elements but one were gone"
        )
        .into());
    }
    browser.discard(tab).await
}

/// What is there after a collection.
#[derive(Debug)]
struct Left {
    nodes: f64,
    listeners: f64,
    /// Of the JavaScript heap and of WebAssembly's memory.
    bytes: f64,
}

async fn left(tab: &Tab) -> Outcome<Left> {
    // Observers tell of what has gone a moment later.
    tab.evaluate::<()>("new Promise(done => requestAnimationFrame(() => setTimeout(done)))").await?;
    let (heap, linear) = used(tab).await?;
    let metrics = tab.page().execute(GetMetricsParams::default()).await?;
    let find =
        |name: &str| metrics.metrics.iter().find(|metric| metric.name == name).map(|metric| metric.value);
    Ok(Left {
        nodes: find("Nodes").ok_or("no metric Nodes")?,
        listeners: find("JSEventListeners").ok_or("no metric JSEventListeners")?,
        bytes: heap + linear,
    })
}

/// Each element goes when ten more have come.
fn elements(patches: usize) -> Outcome<Vec<(Bytes, Duration)>> {
    let mut chunks = Vec::new();
    let mut text = String::new();
    let count = patches / 2;
    for n in 1..=count + 10 {
        if n <= count {
            write!(
                text,
                "event: datastar-patch-elements\ndata: selector #box\ndata: mode append\ndata: elements {}\n\n",
                ELEMENT.replace("{n}", &n.to_string()).replace('\n', " ")
            )?;
        }
        if n > 10 {
            write!(
                text,
                "event: datastar-patch-elements\ndata: selector #e{}\ndata: mode remove\n\n",
                n - 10
            )?;
        }
        // What has come is seen between two chunks, so that there have to be many.
        if text.len() > 2_000 {
            chunks.push((Bytes::from(std::mem::take(&mut text)), Duration::from_micros(1)));
        }
    }
    text.push_str("event: done\ndata: x\n\n");
    chunks.push((Bytes::from(text), Duration::ZERO));
    Ok(chunks)
}

const ELEMENT: &str = r#"<div id="e{n}" data-signals:own="{n}" data-effect="$shared; runs++" data-class:odd="$own % 2">
<p data-text="$shared + $own" data-on:click="$own++" data-on:told__window="runs++" data-on-interval="$own++"></p>
<input data-bind:typed><b data-on-intersect="$own++" data-attr:title="$typed" data-style:color="$shared"></b>
<i data-show="$own" data-ref:held data-computed:twice="$own * 2" data-on-signal-patch="1" data-indicator:busy></i>
<u _="on told from window log me on click put 1 into me"></u></div>"#;

/// WebAssembly's memories are noted as they are made known.
const MEMORIES: &str = r#"
  window.memories = [];
  const { instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = async (...args) => {
    const made = await instantiateStreaming(...args);
    memories.push(...Object.values(made.instance.exports).filter((value) => value instanceof WebAssembly.Memory));
    return made;
  };
"#;

const PATCHED: &str = r#"<!doctype html>
<script src="/memories.js"></script>
<script>window.runs = 0</script>
<script type="module" src="/pkg/hypertide.js"></script>
<script type="text/hyperscript">eventsource Stream on done call finish() end end</script>
<p data-signals:shared="'x'" data-effect="$shared; runs++"></p>
<div id="box"></div>"#;

/// Plays a stream to its end, however long that takes: as long as the page changes.
async fn play(tab: &Tab, path: &str) -> Outcome {
    tab.evaluate::<()>(&format!(
        "import('/pkg/hypertide.js').then(({{ ready }}) => ready).then(() => {{
            window.finished = false;
            window.finish = () => {{ Stream.close(); window.finished = true }};
            Stream.open('{path}');
        }})"
    ))
    .await?;
    let mut seen = String::new();
    let mut changed = Instant::now();
    loop {
        let now: String = tab
            .evaluate("finished ? '' : `${document.querySelector('#out, #box > :last-child')?.outerHTML}`")
            .await?;
        if now.is_empty() {
            return Ok(());
        }
        if now != seen {
            seen = now;
            changed = Instant::now();
        } else if changed.elapsed() > PATIENCE {
            return Err(format!("the stream {path} has stopped at {seen}").into());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// The bytes of the JavaScript heap after collection, and of WebAssembly's memory, which the heap does not count.
async fn used(tab: &Tab) -> Outcome<(f64, f64)> {
    for _ in 0..3 {
        tab.page().execute(CollectGarbageParams::default()).await?;
    }
    let heap: f64 = tab.evaluate("performance.memory.usedJSHeapSize").await?;
    let linear: f64 =
        tab.evaluate("window.memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0)").await?;
    if linear == 0.0 {
        return Err("no WebAssembly memory was noted: does the bundle start it in another way?".into());
    }
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
<script src="/memories.js"></script>
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
