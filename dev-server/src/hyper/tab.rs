//! A tab: one page in one browser window, as the server knows it.

use std::collections::HashMap;
use std::convert::Infallible;
use std::fmt;
use std::panic::Location;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use axum::http::HeaderMap;
use serde_json::Value as Json;
use tokio::sync::{Notify, oneshot, watch};

use super::boundary::{Failure, Work};
use super::cursor::Value;
use super::cursor_watch::CursorWatch;
use super::failing::Failing;
use super::id::Id;
use super::outbox::Outbox;
use super::owner::{self, Owner, Slot, SlotKey, Slots, Source};
use super::queue::Queue;
use super::registry::Registry;
use super::route::Route;
use super::session::Session;
use super::shared::Shared;
use super::state::Scope;

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
    /// The number of the tab's newest stream.
    stream: AtomicU64,
    /// Held while the tab renders, with what it remembers of the render before.
    pub(crate) rendering: tokio::sync::Mutex<Rendering>,
    pub(crate) queue: Queue,
    registry: Mutex<Registry>,
    route: Mutex<Arc<Route>>,
    /// Tells of changes of the address.
    moved: watch::Sender<()>,
    headers: Mutex<Arc<HeaderMap>>,
    reads: Mutex<HashMap<(Scope, Box<str>), u64>>,
    watches: Mutex<HashMap<WatchSite, (u64, CursorWatch)>>,
    outbox: Mutex<Outbox>,
    failing: Mutex<Failing>,
    presence: Mutex<Presence>,
    render: AtomicU64,
    /// The bytes of the newest page.
    size: AtomicUsize,
}

type WatchSite = (&'static Location<'static>, Box<str>);

/// What one render leaves for the next.
#[derive(Default)]
pub(crate) struct Rendering {
    /// Of the markup sent last, to send only what is new.
    pub(crate) body: Option<u64>,
    pub(crate) head: Option<u64>,
}

/// A page of which nothing is known yet.
const USUAL_PAGE: usize = 32 << 10;

/// Ends in an error when its stream is to end.
pub(crate) type Ended = oneshot::Receiver<Infallible>;

/// Whether and since when a browser is there.
#[derive(Debug)]
enum Presence {
    Awaited(Instant),
    /// Over a stream, which ends when this is dropped.
    Connected(Option<oneshot::Sender<Infallible>>),
    Gone(Instant),
}

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
            stream: AtomicU64::new(0),
            rendering: tokio::sync::Mutex::default(),
            queue: Queue::default(),
            registry: Mutex::default(),
            route: Mutex::new(Arc::new(route)),
            moved: watch::Sender::default(),
            headers: Mutex::new(Arc::new(headers)),
            reads: Mutex::default(),
            watches: Mutex::default(),
            outbox: Mutex::default(),
            failing: Mutex::default(),
            presence: Mutex::new(Presence::Awaited(Instant::now())),
            render: AtomicU64::new(0),
            size: AtomicUsize::new(USUAL_PAGE),
        });
        Owner::register_tab(number, Arc::downgrade(&tab));
        tab
    }

    pub(crate) fn route(&self) -> Arc<Route> {
        lock(&self.route).clone()
    }

    pub(crate) fn set_route(&self, route: Route) {
        *lock(&self.route) = Arc::new(route);
        self.moved.send_replace(());
        self.wake.notify_one();
    }

    /// Hears of changes of the address.
    pub(crate) fn moved(&self) -> watch::Receiver<()> {
        self.moved.subscribe()
    }

    /// The same address means another route now: pages were replaced.
    pub(crate) fn renew_route(&self, old: &Arc<Route>, new: Route) {
        let mut route = lock(&self.route);
        if Arc::ptr_eq(&route, old) && **old != new {
            *route = Arc::new(new);
        }
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
        self.moved.send_replace(());
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

    /// About how many bytes its page has.
    pub(crate) fn size(&self) -> usize {
        self.size.load(Ordering::Relaxed)
    }

    pub(crate) fn set_size(&self, size: usize) {
        self.size.store(size, Ordering::Relaxed);
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
        self.failing().settle(render);
    }

    /// Where the newest render watches cursors, and their paths.
    pub(crate) fn watched_cursors(&self) -> Vec<WatchSite> {
        lock(&self.watches).keys().cloned().collect()
    }

    /// What the newest render asked for cursors and signals with.
    pub(crate) fn newest_slots(&self) -> Vec<Arc<Slot>> {
        lock(&self.slots).used_by(self.last_render()).cloned().collect()
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
        self.outbox().patch_signal(path, value);
        self.wake.notify_one();
    }

    pub(crate) fn known_signal(&self, path: &str) -> Option<Json> {
        super::state::within(&self.outbox().known, path.split('.')).cloned()
    }

    pub(crate) fn failing(&self) -> MutexGuard<'_, Failing> {
        lock(&self.failing)
    }

    /// Shows the failure of a watch beside the page, with what is sent next. It renders nothing: a render asks the watch
    /// again, which may fail again.
    pub(crate) fn watch_failed(&self, work: &Work, failure: Failure) {
        let noted = self.failing().fails(work, failure, self.last_render());
        if noted.new {
            self.outbox().set_failure(Some(noted.failure));
        }
    }

    /// Shows a failure beside the page, and puts it into the log.
    pub(crate) fn show_failure(&self, failure: Failure) {
        failure.log();
        self.outbox().set_failure(Some(failure));
        self.wake.notify_one();
    }

    /// Takes back the failure that is shown, if one is.
    pub(crate) fn clear_failure(&self) {
        let mut outbox = self.outbox();
        if outbox.failure().is_some() {
            outbox.set_failure(None);
            drop(outbox);
            self.wake.notify_one();
        }
    }

    /// A stream of this tab begins; gives its number, and what hears of its end. The one before it ends.
    pub(crate) fn connect(&self) -> (u64, Ended) {
        let (end, ended) = oneshot::channel();
        let mut presence = lock(&self.presence);
        *presence = Presence::Connected(Some(end));
        (self.stream.fetch_add(1, Ordering::Relaxed) + 1, ended)
    }

    /// Ends the tab's stream, if it has one.
    pub(crate) fn end_stream(&self) {
        if let Presence::Connected(end) = &mut *lock(&self.presence) {
            *end = None;
        }
    }

    /// The stream of that number has ended; the tab stays for a while, unless another has taken over.
    pub(crate) fn disconnect(&self, stream: u64) {
        let mut presence = lock(&self.presence);
        if self.stream.load(Ordering::Relaxed) == stream {
            *presence = Presence::Gone(Instant::now());
        }
        drop(presence);
        // A change that woke this stream may have been meant for the one that took over.
        self.wake.notify_one();
    }

    pub(crate) fn connected(&self) -> bool {
        matches!(*lock(&self.presence), Presence::Connected(_))
    }

    /// Whether it never connected.
    pub(crate) fn awaited(&self) -> bool {
        matches!(*lock(&self.presence), Presence::Awaited(_))
    }

    /// Whether it has waited long enough for its browser.
    pub(crate) fn expired(&self, unconnected: Duration, gone: Duration) -> bool {
        match *lock(&self.presence) {
            Presence::Awaited(since) => since.elapsed() >= unconnected,
            Presence::Connected(_) => false,
            Presence::Gone(since) => since.elapsed() >= gone,
        }
    }

    /// Lets go of all that may hold on to the tab; its stream ends.
    pub(crate) fn close(&self) {
        self.end_stream();
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
