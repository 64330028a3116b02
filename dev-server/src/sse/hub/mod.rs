//! One stream for many readers.

mod builder;
mod file;
mod id;
mod log;
mod start;
mod subscription;

use std::{
    fmt, io,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    task::Waker,
};

use slab::Slab;

use self::{builder::Options, log::Log};
use super::Event;

pub use self::{
    builder::HubBuilder,
    id::EventId,
    start::{Gap, Start},
    subscription::Subscription,
};

/// One stream for many readers: each event is encoded once, numbered, kept in a bounded log, and sent to all.
///
/// A reader that comes back with its last event id gets what it missed, in order, nothing twice; where the log no
/// longer has it, the reader is told with an event [`gap`](Gap). A reader that falls further behind than its queue
/// is dropped (and counted); it comes back, as event streams do, and resumes from the log. Cloning is cheap, and
/// clones are the same hub.
///
/// ```
/// use axum::{Router, routing::get};
/// use hypertide_server::sse::{Event, Hub, LastEventId};
///
/// let hub = Hub::new();
/// let readers = hub.clone();
/// let app: Router = Router::new()
///     .route("/prices", get(async move |last: LastEventId| readers.subscribe(last.as_deref())));
///
/// let id = hub.publish(&Event::new().name("tick")?.data("12.50"))?;
/// assert_eq!(id.sequence(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Hub {
    shared: Arc<Shared>,
}

struct Shared {
    options: Options,
    /// Changes with whatever a waiting reader waits for, so that one with nothing new need not lock.
    version: AtomicU64,
    state: Mutex<State>,
}

struct State {
    log: Log,
    readers: Slab<Reader>,
    statistics: Statistics,
    closed: bool,
    /// Where the timer of a held-back wake-up runs: the runtime of the readers.
    runtime: Option<tokio::runtime::Handle>,
    /// The newest event all waiting readers were woken for.
    announced: u64,
    /// Whether a period of coalescing is running.
    timer_set: bool,
}

/// What the hub knows of a reader.
struct Reader {
    /// The last event it has taken.
    cursor: u64,
    /// Where its replay ends: what it has still to catch up on does not make it slow.
    replay_to: u64,
    /// How to wake it; there while it waits with nothing to take.
    waker: Option<Waker>,
    dropped: bool,
}

/// What a hub has done since it was made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Statistics {
    /// Readers connected now.
    pub readers: u64,
    /// Events published.
    pub published: u64,
    /// Events handed to readers: one event and two readers count two. Replayed ones count too.
    pub sent: u64,
    /// Readers dropped because they were too slow.
    pub dropped: u64,
    /// Readers that came back and resumed where they stood.
    pub resumed: u64,
    /// Readers that came back with an id the log no longer has.
    pub gaps: u64,
}

impl Default for Hub {
    fn default() -> Self {
        Self::new()
    }
}

impl Hub {
    /// A hub with a log in memory and the bounds of [`HubBuilder`].
    pub fn new() -> Self {
        Self::with(Log::in_memory(Options::default().bounds), Options::default())
    }

    /// Sets bounds, heartbeat, retry and where the log lies, before the hub is made.
    pub fn builder() -> HubBuilder {
        HubBuilder::default()
    }

    fn with(log: Log, options: Options) -> Self {
        let announced = log.head();
        let state = State {
            log,
            readers: Slab::new(),
            statistics: Statistics::default(),
            closed: false,
            runtime: None,
            announced,
            timer_set: false,
        };
        Self { shared: Arc::new(Shared { options, version: AtomicU64::new(0), state: Mutex::new(state) }) }
    }

    /// Sends an event to all readers and returns its id.
    ///
    /// It never waits for a reader. With a log on disk it writes to the file first, without flushing the disk: the
    /// log outlives the process, and what a power cut takes from it is noticed.
    ///
    /// Fails, and sends nothing, where the event has an id of its own, is longer than the log, or cannot be
    /// written to the log's file, and after [`shutdown`](Self::shutdown).
    pub fn publish(&self, event: &Event) -> Result<EventId, PublishError> {
        let (id, woken) = {
            let mut state = self.shared.lock();
            let id = self.append(&mut state, event)?;
            (id, self.announce(&mut state))
        };
        wake(woken);
        Ok(id)
    }

    /// Sends several events to all readers at once: they are one write for each reader, not one for each event.
    ///
    /// Fails at the first that fails in [`publish`](Self::publish); those before it are sent.
    ///
    /// ```
    /// use hypertide_server::sse::{Event, Hub};
    ///
    /// let hub = Hub::new();
    /// hub.publish_all(&[Event::from("one"), Event::from("two")])?;
    /// assert_eq!(hub.latest().sequence(), 2);
    /// # Ok::<(), hypertide_server::sse::PublishError>(())
    /// ```
    pub fn publish_all<'a>(&self, events: impl IntoIterator<Item = &'a Event>) -> Result<(), PublishError> {
        let (result, woken) = {
            let mut state = self.shared.lock();
            let result = events.into_iter().try_for_each(|event| self.append(&mut state, event).map(drop));
            let woken =
                if state.announced < state.log.head() { self.announce(&mut state) } else { Vec::new() };
            (result, woken)
        };
        wake(woken);
        result
    }

    fn append(&self, state: &mut State, event: &Event) -> Result<EventId, PublishError> {
        if event.has_id() {
            return Err(PublishError::HasId);
        }
        if state.closed {
            return Err(PublishError::Closed);
        }
        let id = state.log.append(event)?;
        state.statistics.published += 1;
        self.shared.changed();
        Ok(id)
    }

    /// Who is to be woken for what was just appended.
    fn announce(&self, state: &mut State) -> Vec<Waker> {
        let options = &self.shared.options;
        let pending = state.log.head() - state.announced;
        let Some(runtime) = state.runtime.as_ref().filter(|_| !options.coalesce.is_zero()) else {
            return state.announce(options.queue);
        };
        // A reader must not become slow by being made to wait.
        if state.timer_set && pending <= options.queue / 2 {
            return Vec::new();
        }
        if !state.timer_set {
            state.timer_set = true;
            runtime.spawn(self.clone().announce_held_back());
        }
        state.announce(options.queue)
    }

    /// Announces what is published while others wait for the period to pass, until a period brings nothing.
    async fn announce_held_back(self) {
        loop {
            tokio::time::sleep(self.shared.options.coalesce).await;
            let woken = {
                let mut state = self.shared.lock();
                if state.announced == state.log.head() {
                    state.timer_set = false;
                    return;
                }
                state.announce(self.shared.options.queue)
            };
            wake(woken);
        }
    }

    /// A new reader, from after `last_event_id` where the log has it, else from now on.
    ///
    /// It is an axum response. The replay and what is published from now on follow each other without loss or
    /// repetition. Must be called inside a tokio runtime.
    ///
    /// ```
    /// # tokio::runtime::Runtime::new().unwrap().block_on(async {
    /// use hypertide_server::sse::{Event, Hub, Start};
    ///
    /// let hub = Hub::new();
    /// let first = hub.publish(&Event::from("one"))?.to_string();
    /// hub.publish(&Event::from("two"))?;
    ///
    /// assert_eq!(hub.subscribe(Some(&first)).start(), &Start::Resumed { replayed: 1 });
    /// assert_eq!(hub.subscribe(None).start(), &Start::Fresh);
    /// assert!(matches!(hub.subscribe(Some("unknown")).start(), Start::Gap(_)));
    /// # Ok::<(), Box<dyn std::error::Error>>(()) }).unwrap();
    /// ```
    pub fn subscribe(&self, last_event_id: Option<&str>) -> Subscription {
        let mut state = self.shared.lock();
        let (cursor, start) = state.log.resume(last_event_id);
        match start {
            Start::Fresh => {}
            Start::Resumed { .. } => state.statistics.resumed += 1,
            Start::Gap(_) => state.statistics.gaps += 1,
        }
        state.statistics.readers += 1;
        if state.runtime.is_none() {
            state.runtime = tokio::runtime::Handle::try_current().ok();
        }
        let replay_to = state.log.head();
        let key = state.readers.insert(Reader { cursor, replay_to, waker: None, dropped: false });
        let position = state.log.id(cursor);
        let closed = state.closed;
        drop(state);
        Subscription::new(self.shared.clone(), key, position, start, closed)
    }

    /// The id of the newest event; its sequence is 0 where there is none yet.
    pub fn latest(&self) -> EventId {
        let state = self.shared.lock();
        state.log.id(state.log.head())
    }

    /// What the hub has done so far.
    pub fn statistics(&self) -> Statistics {
        self.shared.lock().statistics
    }

    /// Ends all streams in good order once their readers have what was published, and lets go of the log's file.
    ///
    /// After it nothing can be published, and new readers get 503. Call it from the future given to axum's
    /// `with_graceful_shutdown`, which otherwise waits for streams that never end.
    pub fn shutdown(&self) {
        let woken: Vec<Waker> = {
            let mut state = self.shared.lock();
            state.closed = true;
            state.log.release_file();
            self.shared.changed();
            state.readers.iter_mut().filter_map(|(_, reader)| reader.waker.take()).collect()
        };
        wake(woken);
    }
}

impl fmt::Debug for Hub {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hub").field("statistics", &self.statistics()).finish_non_exhaustive()
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing under the lock leaves it half changed.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn changed(&self) {
        self.version.fetch_add(1, Ordering::Release);
    }
}

impl State {
    /// Takes the wakers of those who wait, and drops those who are too far behind.
    fn announce(&mut self, queue: u64) -> Vec<Waker> {
        let (head, base) = (self.log.head(), self.log.base());
        self.announced = head;
        let mut woken = Vec::with_capacity(self.readers.len());
        for (_, reader) in &mut self.readers {
            // One that looked of its own accord has it all, and goes on waiting under the same waker.
            if reader.cursor == head {
                continue;
            }
            if let Some(waker) = reader.waker.take() {
                woken.push(waker);
            } else if !reader.dropped
                && (reader.cursor < base || head - reader.cursor.max(reader.replay_to) > queue)
            {
                reader.dropped = true;
                self.statistics.dropped += 1;
                self.statistics.readers -= 1;
            }
        }
        woken
    }
}

/// Outside the lock: the woken take it.
fn wake(woken: Vec<Waker>) {
    woken.into_iter().for_each(Waker::wake);
}

/// Why an event was not published.
#[derive(Debug)]
pub enum PublishError {
    /// The event has an id of its own; a hub numbers its events itself.
    HasId,
    /// The event is longer than the whole log may be.
    TooLarge {
        /// Its length, encoded, in bytes.
        bytes: usize,
        /// The log's bound, in bytes.
        limit: usize,
    },
    /// The log's file could not be written.
    Log(io::Error),
    /// The hub has been shut down.
    Closed,
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::HasId => f.write_str("the event has an id of its own; a hub numbers its events itself"),
            Self::TooLarge { bytes, limit } => {
                write!(f, "the event has {bytes} bytes, and the hub's log holds {limit} in all")
            }
            Self::Log(error) => write!(f, "the event could not be written to the hub's log: {error}"),
            Self::Closed => f.write_str("the hub has been shut down"),
        }
    }
}

impl std::error::Error for PublishError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Log(error) => Some(error),
            _ => None,
        }
    }
}
