//! The connection state machine of one source: what to do when something happens, and nothing of how it is done.
//!
//! Sans-IO: no browser, no clock, no randomness. Whoever drives it calls a method for each thing that happens,
//! handing in the time and a random number where they matter ([`Moment`]), and then takes what is to be done from
//! [`Machine::outputs`]. Each connection has a generation number; what a connection of the past still has
//! to say is recognised by it and ignored.
//!
//! A connection goes `Connect` (evaluate the address) → [`Machine::begin`] (what to send) → [`Machine::head`] →
//! [`Machine::bytes`] and [`Machine::item`] for what was decoded → [`Machine::end`] or [`Machine::failed`].

mod backoff;
mod native;
mod page;
mod report;
mod response;
#[cfg(test)]
mod simulation;
#[cfg(test)]
mod tests;
mod timer;

pub use backoff::Policy;
pub use report::{Reason, Report};
pub use response::Head;
pub use timer::HEARTBEAT_TIMEOUT;

use hypertide_grammar::event_stream::Item;
use response::Verdict;
use timer::Timer;

/// What a server has to do to let a source of another origin resume.
const CORS_HINT: &str = "not resumed: the server's answer to the preflight must name last-event-id in \
                         Access-Control-Allow-Headers";

/// When something happens.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// Milliseconds since any fixed time, of a clock that goes on while the computer sleeps.
    pub now: f64,
    /// A random number, at least 0 and below 1.
    pub random: f64,
}

/// What is to be done now.
#[derive(Clone, Debug, PartialEq)]
pub enum Output {
    /// Find out the address and make a connection: call [`Machine::begin`] with it, then send the request.
    Connect {
        /// The connection's number, to be given with everything it says.
        generation: u32,
        /// The address given to [`Machine::open`]; without one the declared address, evaluated now.
        url: Option<Box<str>>,
    },
    /// End this connection; what it still says is ignored.
    Abort {
        /// The connection's number.
        generation: u32,
    },
    /// Call [`Machine::timer`] after so many milliseconds. It replaces the timer set before.
    SetTimer {
        /// Milliseconds from now.
        after: f64,
    },
    /// Forget the timer.
    ClearTimer,
    /// Tell the page.
    Report(Report),
}

/// What a new connection sends beside what was declared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request<'a> {
    /// The value of `Last-Event-ID`, where one is known and not empty.
    pub last_event_id: Option<&'a str>,
}

/// [`Machine::open`] was asked without an address, and none was declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoUrl;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Closed,
    /// The address is being evaluated.
    Resolving,
    /// A request was sent, no answer has come.
    Requested,
    Open,
    /// Between two attempts.
    Waiting,
    /// The page is frozen; it connects when it runs again.
    Suspended,
}

/// The state of one source.
#[derive(Debug)]
pub struct Machine {
    policy: Policy,
    /// Whether an address was declared.
    declared: bool,
    /// The address of `open(url)`, until `close()`.
    target: Option<Box<str>>,
    state: State,
    generation: u32,
    outputs: Vec<Output>,

    url: String,
    last_event_id: String,
    server_retry: Option<f64>,
    retries: u32,
    offline: bool,
    /// `Retry-After`: when it was said, and how long it asked to wait.
    retry_after: (f64, f64),
    timer: Option<(Timer, f64, f64)>,

    // Of the connection at hand:
    cross_origin: bool,
    sent_id: bool,
    status: Option<u16>,
    has_bytes: bool,
    has_heartbeat: bool,
    last_byte: f64,

    /// This attempt leaves `Last-Event-ID` out, because the one with it may have failed at its preflight.
    without_id: bool,
    /// A request with `Last-Event-ID` was answered at this address: no preflight stands in its way.
    id_accepted: bool,
}

impl Machine {
    /// A closed source. `declared` says whether there is an address to connect to without one being given.
    pub fn new(policy: Policy, declared: bool) -> Self {
        Machine {
            policy,
            declared,
            target: None,
            state: State::Closed,
            generation: 0,
            outputs: Vec::new(),
            url: String::new(),
            last_event_id: String::new(),
            server_retry: None,
            retries: 0,
            offline: false,
            retry_after: (0.0, 0.0),
            timer: None,
            cross_origin: false,
            sent_id: false,
            status: None,
            has_bytes: false,
            has_heartbeat: false,
            last_byte: 0.0,
            without_id: false,
            id_accepted: false,
        }
    }

    /// What is to be done, in this order. Ask after each call of another method; what is done may itself call methods.
    pub fn outputs(&mut self) -> Vec<Output> {
        core::mem::take(&mut self.outputs)
    }

    /// Whether there is something to be done.
    pub fn has_outputs(&self) -> bool {
        !self.outputs.is_empty()
    }

    /// `EventSource.readyState`: 0 connecting, 1 open, 2 closed.
    pub fn ready_state(&self) -> u8 {
        match self.state {
            State::Closed => 2,
            State::Open => 1,
            _ => 0,
        }
    }

    /// The absolute address of the connection, or of the last one; empty before the first.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Where the stream stands; empty where no id is known.
    pub fn last_event_id(&self) -> &str {
        &self.last_event_id
    }

    /// Attempts since the source was last open.
    pub fn retry_count(&self) -> u32 {
        self.retries
    }

    /// The number of the connection at hand.
    pub fn current(&self) -> Option<u32> {
        matches!(self.state, State::Resolving | State::Requested | State::Open).then_some(self.generation)
    }

    /// Whether this connection is the one at hand.
    pub fn is_current(&self, generation: u32) -> bool {
        self.current() == Some(generation)
    }

    /// The last event that was handled has this id. What was decoded may be ahead of it, and counts for nothing where
    /// the connection ends before it is handled.
    pub fn stands_at(&mut self, last_event_id: &str) {
        self.set_last_event_id(last_event_id);
    }

    /// Opening is asked for, to an absolute address or the declared one.
    ///
    /// Already connecting or open to it, nothing happens. Another address: the old connection ends, and the last
    /// event id is forgotten.
    ///
    /// # Errors
    /// [`NoUrl`] where none is given and none was declared.
    pub fn open(&mut self, url: Option<&str>) -> Result<(), NoUrl> {
        let active = self.state != State::Closed;
        match url {
            None if active => return Ok(()),
            None if !self.declared => return Err(NoUrl),
            None => {}
            Some(url) => {
                if active && url == self.url {
                    return Ok(());
                }
                if url != self.url {
                    self.forget();
                    self.server_retry = None;
                    self.url.clear();
                    self.url.push_str(url);
                }
                self.target = Some(url.into());
            }
        }
        self.disconnect();
        self.retries = 0;
        self.connect();
        Ok(())
    }

    /// Closing is asked for. Ends the connection or the wait for the next one, and reports it; again: nothing.
    pub fn close(&mut self, reason: Reason) {
        if self.state == State::Closed {
            return;
        }
        self.disconnect();
        self.state = State::Closed;
        self.target = None;
        self.retries = 0;
        self.put(Output::Report(Report::Close { reason }));
    }

    /// The address of a connection is known and the request about to be sent. Says what to send, or nothing where the
    /// connection is of the past by now.
    pub fn begin(
        &mut self,
        generation: u32,
        url: &str,
        cross_origin: bool,
        at: Moment,
    ) -> Option<Request<'_>> {
        if generation != self.generation || self.state != State::Resolving {
            return None;
        }
        if place(url) != place(&self.url) {
            self.forget();
        }
        if url != self.url {
            self.url.clear();
            self.url.push_str(url);
        }
        self.state = State::Requested;
        self.cross_origin = cross_origin;
        self.sent_id = !self.without_id && !self.last_event_id.is_empty();
        self.status = None;
        self.has_bytes = false;
        self.has_heartbeat = false;
        self.last_byte = at.now;
        if let Some(timeout) = self.policy.timeout {
            self.set_timer(Timer::Silence, timeout, at.now);
        }
        Some(Request { last_event_id: if self.sent_id { Some(&self.last_event_id) } else { None } })
    }

    /// A response head has come. Says whether to read the body.
    pub fn head(&mut self, generation: u32, head: &Head<'_>, at: Moment) -> bool {
        if generation != self.generation || self.state != State::Requested {
            return false;
        }
        self.last_byte = at.now;
        self.status = Some(head.status);
        self.id_accepted |= self.sent_id;
        match response::judge(head) {
            Verdict::Accepted => {
                self.state = State::Open;
                let message = if self.without_id { CORS_HINT } else { "" };
                self.without_id = false;
                self.put(Output::Report(Report::Open {
                    status: self.status,
                    attempt: self.retries,
                    resumed: self.sent_id,
                    message,
                }));
                return true;
            }
            Verdict::NoContent => self.close(Reason::NoContent),
            Verdict::Final(reason, message) => self.finish(reason, &message),
            Verdict::Retry(message) => {
                self.retry(Reason::Status, &message, head.retry_after.unwrap_or(0.0), at);
            }
        }
        false
    }

    /// Bytes have come. Says whether they are to be decoded.
    pub fn bytes(&mut self, generation: u32, now: f64) -> bool {
        if generation != self.generation || self.state != State::Open {
            return false;
        }
        self.last_byte = now;
        if !self.has_bytes {
            self.has_bytes = true;
            self.retries = 0;
        }
        true
    }

    /// An item was decoded from the bytes of the last call of [`Machine::bytes`]. Says whether it is an event to be
    /// dispatched; the last event id is then the event's.
    pub fn item(&mut self, generation: u32, item: &Item<'_>) -> bool {
        if generation != self.generation || self.state != State::Open {
            return false;
        }
        match item {
            Item::Event { id, .. } => {
                self.set_last_event_id(id);
                return true;
            }
            Item::Id(id) => self.set_last_event_id(id),
            Item::Retry(time) => self.server_retry = Some(*time as f64),
            Item::Comment(_) => {
                if !self.has_heartbeat {
                    self.has_heartbeat = true;
                    if self.policy.timeout.is_none() {
                        self.set_timer(Timer::Silence, HEARTBEAT_TIMEOUT, self.last_byte);
                    }
                }
            }
        }
        false
    }

    /// The decoder gave the connection up.
    pub fn too_large(&mut self, generation: u32) {
        if self.is_current(generation) {
            self.finish(Reason::TooLarge, "a line or an event is larger than config.eventSizeLimit");
        }
    }

    /// The address of a connection could not be found out, for good: it is missing or no URL.
    pub fn no_address(&mut self, generation: u32, message: &str) {
        if self.is_current(generation) {
            self.finish(Reason::Url, message);
        }
    }

    /// The body ended as the server meant it to.
    pub fn end(&mut self, generation: u32, at: Moment) {
        if !self.is_current(generation) {
            return;
        }
        self.retry(Reason::End, "the stream ended", 0.0, at);
    }

    /// The connection failed: it could not be made, or broke.
    pub fn failed(&mut self, generation: u32, message: &str, at: Moment) {
        if !self.is_current(generation) {
            return;
        }
        if self.state == State::Requested
            && self.cross_origin
            && self.sent_id
            && !self.id_accepted
            && !self.offline
        {
            self.disconnect();
            self.connect();
            self.without_id = true;
            return;
        }
        self.retry(Reason::Network, message, 0.0, at);
    }

    /// A final error: reported, and the source is closed.
    fn finish(&mut self, reason: Reason, message: &str) {
        let status = self.status;
        let attempt = self.retries;
        self.disconnect();
        self.state = State::Closed;
        self.target = None;
        self.retries = 0;
        self.error(reason, status, attempt, None, message);
        self.put(Output::Report(Report::Close { reason }));
    }

    /// The attempt or the connection came to nothing; another is made after a while, `lower_bound` milliseconds at
    /// the least.
    fn retry(&mut self, reason: Reason, message: &str, lower_bound: f64, at: Moment) {
        let status = self.status;
        self.disconnect();
        self.without_id = false;
        self.state = State::Waiting;
        self.retries = self.retries.saturating_add(1);
        let delay = self.policy.delay(self.retries, self.server_retry, at.random).max(lower_bound);
        self.retry_after = (at.now, lower_bound);
        if !self.offline {
            self.set_timer(Timer::Retry, delay, at.now);
        }
        self.error(reason, status, self.retries, Some(delay), message);
    }

    #[inline(never)]
    fn put(&mut self, output: Output) {
        self.outputs.push(output);
    }

    #[inline(never)]
    fn error(
        &mut self,
        reason: Reason,
        status: Option<u16>,
        attempt: u32,
        retry_in: Option<f64>,
        message: &str,
    ) {
        let message = message.into();
        self.put(Output::Report(Report::Error { reason, status, attempt, retry_in, message }));
    }

    fn connect(&mut self) {
        self.retry_after.1 = 0.0;
        self.without_id = false;
        self.status = None;
        self.state = State::Resolving;
        self.generation = self.generation.wrapping_add(1);
        self.put(Output::Connect { generation: self.generation, url: self.target.clone() });
    }

    /// Leaves the connection at hand, if there is one, and the timer. The caller sets the state.
    fn disconnect(&mut self) {
        if self.is_current(self.generation) {
            self.put(Output::Abort { generation: self.generation });
        }
        self.clear_timer();
    }

    /// Another stream: nothing of where the old one stood is true of it.
    fn forget(&mut self) {
        self.last_event_id.clear();
        self.id_accepted = false;
    }

    fn set_last_event_id(&mut self, id: &str) {
        if id != self.last_event_id {
            self.last_event_id.clear();
            self.last_event_id.push_str(id);
        }
    }
}

/// Origin and path of an absolute address: what stays when only the query changes.
fn place(url: &str) -> &str {
    let end = url.bytes().position(|byte| byte == b'?' || byte == b'#');
    end.and_then(|end| url.get(..end)).unwrap_or(url)
}
