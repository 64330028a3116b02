//! A tab: one page in one browser window, as the server knows it.

use std::collections::HashMap;
use std::fmt;
use std::panic::Location;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use axum::http::HeaderMap;
use serde_json::{Map, Value as Json};
use tokio::sync::{Notify, watch};
use tokio::task::AbortHandle;

use super::boundary::Failure;
use super::cursor::Value;
use super::id::Id;
use super::owner::{self, Owner, SlotKey, Slots, Source};
use super::queue::Queue;
use super::registry::Registry;
use super::route::Route;
use super::session::Session;
use super::shared::Shared;
use super::state::{Scope, place};

/// What the server keeps for a tab. Its cursors' values are in the application's state.
pub(crate) struct Tab {
    pub(crate) id: Id,
    /// Its number as an owner of handles and a reader of values.
    pub(crate) number: u64,
    pub(crate) shared: Arc<Shared>,
    pub(crate) session: Arc<Session>,
    /// Tells this tab from one of the same id that a process before had.
    pub(crate) epoch: String,
    pub(crate) slots: Mutex<Slots>,
    pub(crate) wake: Arc<Notify>,
    /// Which stream is the tab's: a newer one takes over.
    pub(crate) stream: watch::Sender<u64>,
    /// Held while the tab renders, with what it remembers of the render before.
    pub(crate) rendering: tokio::sync::Mutex<Rendering>,
    pub(crate) queue: Queue,
    registry: Mutex<Registry>,
    route: Mutex<Arc<Route>>,
    headers: Mutex<Arc<HeaderMap>>,
    reads: Mutex<HashMap<(Scope, Box<str>), u64>>,
    watches: Mutex<HashMap<WatchSite, (u64, CursorWatch)>>,
    outbox: Mutex<Outbox>,
    presence: Mutex<Presence>,
    render: AtomicU64,
}

type WatchSite = (&'static Location<'static>, Box<str>);

/// What one render leaves for the next.
#[derive(Default)]
pub(crate) struct Rendering {
    /// Of the markup sent last, to send only what is new.
    pub(crate) body: Option<u64>,
    pub(crate) head: Option<u64>,
}

/// What waits to be sent to the page beside its markup.
#[derive(Default)]
pub(crate) struct Outbox {
    /// Signals to patch, merged.
    pub(crate) signals: Map<String, Json>,
    /// Signals that were sent, by the render they went with, until the page is known to have them.
    sent: Vec<(u64, Map<String, Json>)>,
    /// What signals were set to last.
    known: Json,
    /// The address that the bar is to show.
    pub(crate) address: Option<String>,
    /// A page to leave for.
    pub(crate) leave: Option<String>,
    /// A failure to show, or the end of one.
    pub(crate) failure: Option<Option<Failure>>,
    failing: bool,
    /// Counts what must be noticed even where it repeats itself.
    pub(crate) count: u64,
    /// A ticket with which the page may fetch its session's new cookie.
    pub(crate) ticket: Option<(Id, Id)>,
}

/// Whether and since when a browser is there.
#[derive(Debug)]
enum Presence {
    Awaited(Instant),
    Connected,
    Gone(Instant),
}

/// Sent signals kept apart for this many renders; older ones are merged.
const SENT: usize = 16;

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl fmt::Debug for Tab {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Tab").field(&self.id).finish()
    }
}

impl Tab {
    pub(crate) fn new(
        shared: Arc<Shared>,
        session: Arc<Session>,
        id: Id,
        route: Route,
        headers: HeaderMap,
    ) -> Arc<Self> {
        let number = owner::number();
        let tab = Arc::new(Self {
            id,
            number,
            shared,
            session,
            epoch: Id::random().short(),
            slots: Mutex::default(),
            wake: Arc::default(),
            stream: watch::Sender::new(0),
            rendering: tokio::sync::Mutex::default(),
            queue: Queue::default(),
            registry: Mutex::default(),
            route: Mutex::new(Arc::new(route)),
            headers: Mutex::new(Arc::new(headers)),
            reads: Mutex::default(),
            watches: Mutex::default(),
            outbox: Mutex::default(),
            presence: Mutex::new(Presence::Awaited(Instant::now())),
            render: AtomicU64::new(0),
        });
        Owner::register_tab(number, Arc::downgrade(&tab));
        tab
    }

    pub(crate) fn route(&self) -> Arc<Route> {
        lock(&self.route).clone()
    }

    pub(crate) fn set_route(&self, route: Route) {
        *lock(&self.route) = Arc::new(route);
        self.wake.notify_one();
    }

    /// Changes a query parameter, and the address bar with it.
    pub(crate) fn set_query(&self, name: &str, value: Option<&str>) {
        let mut route = lock(&self.route);
        let changed = route.with_query(name, value);
        if changed == **route {
            return;
        }
        let address = changed.href();
        *route = Arc::new(changed);
        drop(route);
        let mut outbox = self.outbox();
        outbox.address = Some(address);
        drop(outbox);
        self.wake.notify_one();
    }

    pub(crate) fn headers(&self) -> Arc<HeaderMap> {
        lock(&self.headers).clone()
    }

    pub(crate) fn set_headers(&self, headers: HeaderMap) {
        *lock(&self.headers) = Arc::new(headers);
    }

    pub(crate) fn slot<T: Value>(&self, source: Source, path: &str, default: T, render: u64) -> SlotKey {
        let oldest = self.registry().oldest();
        lock(&self.slots).slot(source, path, default, render, oldest)
    }

    pub(crate) fn registry(&self) -> MutexGuard<'_, Registry> {
        lock(&self.registry)
    }

    pub(crate) fn outbox(&self) -> MutexGuard<'_, Outbox> {
        lock(&self.outbox)
    }

    /// The number of the next render.
    pub(crate) fn next_render(&self) -> u64 {
        self.render.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// The number of the newest render.
    pub(crate) fn last_render(&self) -> u64 {
        self.render.load(Ordering::Relaxed)
    }

    /// Notes a read by a render, before the value is read: a change after that wakes the tab.
    pub(crate) fn note_read(&self, render: u64, scope: Scope, path: &str) {
        let mut reads = lock(&self.reads);
        if let Some(last) = reads.get_mut(&(scope, Box::from(path))) {
            *last = render;
            return;
        }
        reads.insert((scope, path.into()), render);
        self.shared.readers.add(scope, path, self.number, &self.wake);
    }

    /// A render has ended: what it did not read or watch any more is let go.
    pub(crate) fn settle(&self, render: u64) {
        lock(&self.reads).retain(|(scope, path), last| {
            let read = *last == render;
            if !read {
                self.shared.readers.remove(*scope, path, self.number);
            }
            read
        });
        lock(&self.watches).retain(|_, (last, _)| *last == render);
    }

    /// Keeps the watch at `site` for the current render; starts it where there is none.
    pub(crate) fn watch_cursor(&self, site: WatchSite, start: impl FnOnce() -> CursorWatch) {
        let render = self.last_render();
        if let Some((last, _)) = lock(&self.watches).get_mut(&site) {
            *last = render;
            return;
        }
        let watch = start();
        lock(&self.watches).insert(site, (render, watch));
    }

    /// Patches a signal of the page.
    pub(crate) fn patch_signal(&self, path: &str, value: Json) {
        let mut outbox = self.outbox();
        place(&mut outbox.known, path.split('.'), Some(value.clone()));
        let mut patch = Json::Object(std::mem::take(&mut outbox.signals));
        place(&mut patch, path.split('.'), Some(value));
        if let Json::Object(patch) = patch {
            outbox.signals = patch;
        }
        drop(outbox);
        self.wake.notify_one();
    }

    pub(crate) fn known_signal(&self, path: &str) -> Option<Json> {
        super::state::within(&self.outbox().known, path.split('.')).cloned()
    }

    /// Shows a failure beside the page.
    pub(crate) fn show_failure(&self, failure: Failure) {
        let mut outbox = self.outbox();
        outbox.failure = Some(Some(failure));
        outbox.failing = true;
        drop(outbox);
        self.wake.notify_one();
    }

    /// Takes back the failure that is shown, if one is.
    pub(crate) fn clear_failure(&self) {
        let mut outbox = self.outbox();
        if std::mem::take(&mut outbox.failing) {
            outbox.failure = Some(None);
            drop(outbox);
            self.wake.notify_one();
        }
    }

    /// A stream of this tab begins; gives its number. The one before it ends.
    pub(crate) fn connect(&self) -> u64 {
        let mut presence = lock(&self.presence);
        *presence = Presence::Connected;
        self.stream.send_modify(|stream| *stream += 1);
        *self.stream.borrow()
    }

    /// The stream of that number has ended; the tab stays for a while, unless another has taken over.
    pub(crate) fn disconnect(&self, stream: u64) {
        let mut presence = lock(&self.presence);
        if *self.stream.borrow() == stream {
            *presence = Presence::Gone(Instant::now());
        }
    }

    pub(crate) fn connected(&self) -> bool {
        matches!(*lock(&self.presence), Presence::Connected)
    }

    /// Whether it never connected.
    pub(crate) fn awaited(&self) -> bool {
        matches!(*lock(&self.presence), Presence::Awaited(_))
    }

    /// Whether it has waited long enough for its browser.
    pub(crate) fn expired(&self, unconnected: Duration, gone: Duration) -> bool {
        match *lock(&self.presence) {
            Presence::Awaited(since) => since.elapsed() >= unconnected,
            Presence::Connected => false,
            Presence::Gone(since) => since.elapsed() >= gone,
        }
    }

    /// Lets go of all that may hold on to the tab; its stream ends.
    pub(crate) fn close(&self) {
        self.stream.send_modify(|stream| *stream += 1);
        self.registry().close();
        self.queue.close();
        lock(&self.watches).clear();
        self.settle(u64::MAX);
    }
}

impl Drop for Tab {
    fn drop(&mut self) {
        Owner::forget(self.number);
        self.settle(u64::MAX);
    }
}

impl Outbox {
    /// A ticket for the session's new cookie, where the session got one that no response has told the browser of.
    pub(crate) fn new_ticket(&mut self, session: &Session) -> Option<Id> {
        let token = session.token();
        if token == session.given() || self.ticket.is_some_and(|(for_token, _)| for_token == token) {
            return None;
        }
        let ticket = Id::random();
        self.ticket = Some((token, ticket));
        Some(ticket)
    }

    /// Whether `ticket` is the one the page was given; it counts once.
    pub(crate) fn redeem(&mut self, ticket: Id) -> bool {
        let right = self.ticket.is_some_and(|(_, given)| given == ticket);
        if right {
            self.ticket = None;
        }
        right
    }

    /// Takes the signals that wait, and remembers that they went with `render`.
    pub(crate) fn take_signals(&mut self, render: u64) -> Map<String, Json> {
        let signals = std::mem::take(&mut self.signals);
        if !signals.is_empty() {
            self.sent.push((render, signals.clone()));
            if self.sent.len() > SENT {
                let (_, oldest) = self.sent.remove(0);
                if let Some((_, next)) = self.sent.first_mut() {
                    let newer = std::mem::replace(next, oldest);
                    merge(next, newer);
                }
            }
        }
        signals
    }

    /// The page has all up to `render`.
    pub(crate) fn acknowledge(&mut self, render: u64) {
        self.sent.retain(|(sent, _)| *sent > render);
    }

    /// The connection was lost: what the page is not known to have is to be sent again.
    pub(crate) fn resend(&mut self) {
        let newest = std::mem::take(&mut self.signals);
        let mut all = Map::new();
        for (_, signals) in std::mem::take(&mut self.sent) {
            merge(&mut all, signals);
        }
        merge(&mut all, newest);
        self.signals = all;
    }
}

fn merge(older: &mut Map<String, Json>, newer: Map<String, Json>) {
    for (name, value) in newer {
        match (older.get_mut(&name), value) {
            (Some(Json::Object(old)), Json::Object(new)) => merge(old, new),
            (_, value) => {
                older.insert(name, value);
            }
        }
    }
}

/// A running watch of a cursor; ends when dropped.
pub(crate) struct CursorWatch {
    task: AbortHandle,
    shared: Arc<Shared>,
    scope: Scope,
    path: Box<str>,
    number: u64,
}

impl CursorWatch {
    /// Calls `changed` after changes of the value, one call at a time.
    pub(crate) fn start(
        shared: Arc<Shared>,
        scope: Scope,
        path: &str,
        changed: impl Fn() + Send + 'static,
    ) -> Self {
        let number = owner::number();
        let wake = Arc::new(Notify::new());
        shared.readers.add(scope, path, number, &wake);
        let task = tokio::spawn(async move {
            loop {
                wake.notified().await;
                changed();
            }
        });
        Self { task: task.abort_handle(), shared, scope, path: path.into(), number }
    }
}

impl Drop for CursorWatch {
    fn drop(&mut self) {
        self.task.abort();
        self.shared.readers.remove(self.scope, &self.path, self.number);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn map(json: Json) -> Map<String, Json> {
        json.as_object().unwrap().clone()
    }

    #[test]
    fn signals_are_sent_again_until_the_page_has_them() {
        let mut outbox = Outbox { signals: map(json!({"a": 1, "b": {"c": 1}})), ..Outbox::default() };
        outbox.take_signals(1);
        outbox.signals = map(json!({"b": {"d": 2}}));
        outbox.take_signals(2);
        outbox.acknowledge(1);
        outbox.signals = map(json!({"e": 3}));
        outbox.resend();
        assert_eq!(outbox.signals, map(json!({"b": {"d": 2}, "e": 3})));
    }

    #[test]
    fn what_is_kept_of_sent_signals_is_bounded() {
        let mut outbox = Outbox::default();
        for n in 0..100 {
            outbox.signals = map(json!({"n": n, "m": {format!("k{}", n % 3): n}}));
            outbox.take_signals(n);
        }
        assert!(outbox.sent.len() <= SENT);
        outbox.resend();
        assert_eq!(outbox.signals, map(json!({"n": 99, "m": {"k0": 99, "k1": 97, "k2": 98}})));
    }
}
