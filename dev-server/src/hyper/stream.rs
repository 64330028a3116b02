//! The stream of a tab: newest state to the page, for as long as the page listens.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::stream::{self, FuturesUnordered};
use futures_util::{Stream, StreamExt};
use serde_json::{Map, Value as Json, json};
use tokio::sync::oneshot::error::TryRecvError;
use tokio::time::{Instant, Sleep, sleep, sleep_until};

use super::compress::Encoder;
use super::document::{self, Rendered};
use super::render::{Render, render};
use super::tab::{Ended, Tab};
use super::watched::Awaited;
use crate::datastar::EventWriter;

/// The shortest time between two renders of a tab: one frame of a screen.
const FRAME: Duration = Duration::from_millis(16);
/// What comes within this time after a change is rendered with it.
const GATHER: Duration = Duration::from_millis(1);
/// A sign of life, so that what lies between does not think the stream dead.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// How a stream begins.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Start {
    /// The tab was built anew for it: the page's own counters begin again.
    pub(crate) rebuilt: bool,
    /// The page has just been loaded, and shows the newest render.
    pub(crate) loaded: bool,
}

/// The stream that a tab has, until its reader goes or another takes over.
struct Frames {
    tab: Arc<Tab>,
    number: u64,
    ended: Ended,
    encoder: Encoder,
    start: Option<Start>,
    /// When the last render began.
    began: Instant,
    changes: FuturesUnordered<Awaited>,
    /// When there is to be a sign of life, at the earliest.
    beat: Pin<Box<Sleep>>,
}

impl Drop for Frames {
    fn drop(&mut self) {
        self.tab.disconnect(self.number);
    }
}

/// Begins the stream of a tab: whatever is new whenever it is, in events.
///
/// It is the connection itself that renders, when it has room for more: a reader that is slow gets the newest state, and
/// nobody waits for it.
pub(crate) fn frames(
    tab: Arc<Tab>,
    encoder: Encoder,
    start: Start,
) -> impl Stream<Item = std::io::Result<Bytes>> {
    let (number, ended) = tab.connect();
    let (changes, beat) = (FuturesUnordered::new(), Box::pin(sleep(HEARTBEAT)));
    let frames =
        Frames { tab, number, ended, encoder, start: Some(start), began: Instant::now(), changes, beat };
    stream::unfold(frames, |mut frames| async move {
        let next = frames.next().await?;
        Some((next, frames))
    })
}

impl Frames {
    async fn next(&mut self) -> Option<std::io::Result<Bytes>> {
        if self.ended.try_recv() == Err(TryRecvError::Closed) {
            return None;
        }
        loop {
            if self.start.is_none() {
                tokio::select! {
                    () = self.tab.wake.notified() => {}
                    Some((watch, ended)) = self.changes.next() => match ended {
                        Ok(()) => self.tab.failing().works(&watch),
                        Err(failure) => {
                            self.tab.watch_failed(&watch, failure);
                            let frame = failure_frame(&self.tab).await;
                            if frame.is_empty() {
                                continue;
                            }
                            self.put_off_beat();
                            return Some(self.encode(frame));
                        }
                    },
                    _ = &mut self.ended => return None,
                    () = &mut self.beat => {
                        self.put_off_beat();
                        return Some(self.encode(b":\n\n".to_vec()));
                    }
                }
                sleep_until((self.began + FRAME).max(Instant::now() + GATHER)).await;
            }
            self.began = Instant::now();
            let (frame, changes) = frame(&self.tab, self.start.take()).await;
            self.changes = changes.into_iter().collect();
            if !frame.is_empty() {
                self.put_off_beat();
                return Some(self.encode(frame));
            }
        }
    }

    fn encode(&mut self, events: Vec<u8>) -> std::io::Result<Bytes> {
        let encoded = self.encoder.encode(events);
        encoded.inspect_err(|error| tracing::error!(%error, "a stream could not be compressed"))
    }

    fn put_off_beat(&mut self) {
        self.beat.as_mut().reset(Instant::now() + HEARTBEAT);
    }
}

/// Renders the tab and encodes what is new, and gives what will change it besides cursors.
async fn frame(tab: &Arc<Tab>, start: Option<Start>) -> (Vec<u8>, Vec<Awaited>) {
    let mut memory = tab.rendering.lock().await;
    let (rendered, changes) = render(tab).await;
    let mut events = EventWriter::empty();
    if let Some(start) = start {
        events.begin("connected");
        events.data("tab", &tab.id.to_string());
        events.end();
        if !start.loaded {
            *memory = Default::default();
        }
    }
    match rendered {
        Render::Page(page) => {
            let (head, body) = (digest(&page.head), digest(&page.body));
            if memory.head.replace(head) != Some(head) {
                elements(&mut events, Some("head"), &page.head);
            }
            if memory.body.replace(body) != Some(body) {
                elements(&mut events, None, &page.body);
            }
            if start.is_some_and(|start| start.rebuilt) {
                elements(&mut events, None, &document::resumption(tab, &page.signals));
            }
            control(tab, &mut events, Some(&page), start);
        }
        // The page has something else to say than a patch can: the browser asks for it.
        Render::Response(response) => {
            let location = response.headers().get("location").and_then(|location| location.to_str().ok());
            let href = location.map_or_else(|| tab.route().href(), str::to_owned);
            tab.outbox().leave.get_or_insert(href);
            control(tab, &mut events, None, start);
        }
        Render::NoPage => {
            tab.outbox().leave.get_or_insert_with(|| tab.route().href());
            control(tab, &mut events, None, start);
        }
    }
    (events.into_vec(), changes)
}

/// What is new of failures beside the page, without a render.
async fn failure_frame(tab: &Tab) -> Vec<u8> {
    let _one_at_a_time = tab.rendering.lock().await;
    let mut events = EventWriter::empty();
    failure(tab, &mut events, false);
    events.into_vec()
}

fn failure(tab: &Tab, events: &mut EventWriter, anew: bool) {
    let mut outbox = tab.outbox();
    if outbox.failure_is_news(anew) {
        elements(events, None, &document::failure(outbox.failure(), tab.shared.config().development));
    }
}

/// What is remembered of markup that was sent.
pub(crate) fn digest(markup: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    markup.hash(&mut hasher);
    hasher.finish()
}

fn elements(events: &mut EventWriter, selector: Option<&str>, markup: &str) {
    events.begin("datastar-patch-elements");
    if let Some(selector) = selector {
        events.data("selector", selector);
    }
    events.lines("elements", markup);
    events.end();
}

/// Everything but the page: failures, signals, and what the page is told to do. Comes after the markup it belongs to.
fn control(tab: &Tab, events: &mut EventWriter, page: Option<&Rendered>, start: Option<Start>) {
    failure(tab, events, start.is_some_and(|start| !start.loaded));
    let mut outbox = tab.outbox();
    let render = page.map_or_else(|| tab.last_render(), |page| page.number);
    outbox.tell_page(&tab.session);
    let mut signals = outbox.take_signals(render);
    drop(outbox);
    let mut own = match signals.remove("_hyper") {
        Some(Json::Object(own)) => own,
        _ => Map::new(),
    };
    if let Some(start) = start {
        own.insert("e".into(), json!(tab.epoch));
        if start.rebuilt {
            own.insert("n".into(), json!(0));
        }
    }
    if events.is_empty() && own.is_empty() && signals.is_empty() {
        return;
    }
    own.insert("r".into(), json!(render));
    signals.insert("_hyper".into(), Json::Object(own));
    events.begin("datastar-patch-signals");
    // What a reconnecting page sends back as the last it has seen.
    events.line("id: ", &format!("{}-{render}", tab.epoch));
    events.data("signals", &Json::Object(signals).to_string());
    events.end();
}

/// What a page that reconnects has seen: the render it shows, if it is of this tab's epoch.
pub(crate) fn last_seen(header: &str, epoch: &str) -> Option<u64> {
    let (seen, render) = header.rsplit_once('-')?;
    (seen == epoch).then(|| render.parse().ok()).flatten()
}
