//! One reader of a hub.

use std::{
    fmt, io,
    pin::Pin,
    sync::{Arc, atomic::Ordering},
    task::{Context, Poll, Waker, ready},
    time::Duration,
};

use axum::{
    body::HttpBody,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use bytes::{Bytes, BytesMut};
use http_body::Frame;

use super::{EventId, Shared, Start};
use crate::sse::{
    Event,
    heartbeat::{self, Heartbeat},
    response::event_stream,
};

/// One reader of a [`Hub`](super::Hub), and the response that streams to it.
///
/// A stream begins with a comment, `retry` where it is set, and the id of the place where it starts, so that a
/// reader that saw no event yet resumes too; then what the application adds, or `gap`; then the replay; then what is
/// published. After a hub's shutdown it is a 503 with `Retry-After`.
pub struct Subscription {
    shared: Arc<Shared>,
    key: usize,
    position: EventId,
    start: Start,
    first: Option<Vec<Event>>,
    refused: bool,
    begun: bool,
    ended: bool,
    heartbeat: Heartbeat,
    /// The waker that the hub was given, while it waits there, and the version of the hub then.
    waiting: Option<(Waker, u64)>,
}

impl Subscription {
    pub(super) fn new(
        shared: Arc<Shared>,
        key: usize,
        position: EventId,
        start: Start,
        refused: bool,
    ) -> Self {
        let heartbeat = Heartbeat::new(shared.options.heartbeat);
        Self {
            shared,
            key,
            position,
            start,
            first: None,
            refused,
            begun: false,
            ended: false,
            heartbeat,
            waiting: None,
        }
    }

    /// How the stream begins: fresh, resumed, or with a gap.
    pub fn start(&self) -> &Start {
        &self.start
    }

    /// The id after which the reader gets events.
    pub fn position(&self) -> &EventId {
        &self.position
    }

    /// Sends a fresh reader all that the log still has, before what is published; others are as they are.
    #[must_use]
    pub fn with_history(mut self) -> Self {
        if self.start == Start::Fresh {
            let mut state = self.shared.lock();
            let base = state.log.base();
            self.position = state.log.id(base);
            if let Some(reader) = state.readers.get_mut(self.key) {
                reader.cursor = base;
            }
        }
        self
    }

    /// Sends these events to this reader alone, before the hub's. After a gap they stand in the place of the event
    /// `gap`: the application has something better to say, such as the whole state.
    ///
    /// ```
    /// # tokio::runtime::Runtime::new().unwrap().block_on(async {
    /// # fn state_of_the_board() -> String { String::new() }
    /// use hypertide_server::sse::{Event, Hub};
    ///
    /// let hub = Hub::new();
    /// let mut stream = hub.subscribe(Some("unknown"));
    /// if !stream.start().is_resumed() {
    ///     stream = stream.with_first([Event::new().name("board")?.data(state_of_the_board())]);
    /// }
    /// # Ok::<(), hypertide_server::sse::EventError>(()) }).unwrap();
    /// ```
    #[must_use]
    pub fn with_first(mut self, events: impl IntoIterator<Item = Event>) -> Self {
        self.first.get_or_insert_default().extend(events);
        self
    }

    /// Sends this reader a comment every `period` instead of the hub's; zero sends none.
    #[must_use]
    pub fn heartbeat(mut self, period: Duration) -> Self {
        self.heartbeat = Heartbeat::new(period);
        self
    }

    fn preamble(&mut self) -> Bytes {
        let mut head = Event::new().comment("");
        if let Some(retry) = self.shared.options.retry {
            head = head.retry(retry);
        }
        let mut bytes = BytesMut::from(head.encode_with(Some(&self.position.to_string())));
        match (self.first.take(), &self.start) {
            (Some(events), _) => {
                for event in events {
                    bytes.extend_from_slice(&event.encode());
                }
            }
            (None, Start::Gap(gap)) => bytes.extend_from_slice(&gap.event().encode()),
            (None, _) => {}
        }
        bytes.freeze()
    }

    /// The next events; where there are none, `waker` is woken when there are. `None` is the end.
    fn poll_take(&mut self, waker: &Waker) -> Poll<Option<Bytes>> {
        if let Some((given, version)) = &self.waiting
            && *version == self.shared.version.load(Ordering::Acquire)
            && given.will_wake(waker)
        {
            return Poll::Pending;
        }
        let mut guard = self.shared.lock();
        let state = &mut *guard;
        let Some(reader) = state.readers.get_mut(self.key).filter(|reader| !reader.dropped) else {
            return Poll::Ready(None);
        };
        if reader.cursor < state.log.base() {
            reader.dropped = true;
            state.statistics.dropped += 1;
            state.statistics.readers -= 1;
            return Poll::Ready(None);
        }
        let mut replaced = None;
        let run = state.log.run_after(reader.cursor);
        if let Some((_, to)) = &run {
            state.statistics.sent += to - reader.cursor;
            reader.cursor = *to;
        }
        if reader.cursor == state.log.head() && !state.closed {
            // Waiting begins under the same lock, so that the poll that follows a frame need not take it.
            let waker = match self.waiting.take() {
                Some((given, _)) if given.will_wake(waker) => given,
                _ => waker.clone(),
            };
            replaced = reader.waker.replace(waker.clone());
            self.waiting = Some((waker, self.shared.version.load(Ordering::Acquire)));
        } else {
            self.waiting = None;
        }
        let closed = state.closed;
        drop(guard);
        // Outside the lock: a waker may be the last that holds its task, and with it other readers.
        drop(replaced);
        match run {
            Some((bytes, _)) => Poll::Ready(Some(bytes)),
            None if closed => Poll::Ready(None),
            None => Poll::Pending,
        }
    }
}

impl HttpBody for Subscription {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        if self.ended {
            return Poll::Ready(None);
        }
        if !self.begun {
            self.begun = true;
            return Poll::Ready(Some(Ok(Frame::data(self.preamble()))));
        }
        match self.poll_take(cx.waker()) {
            Poll::Ready(Some(bytes)) => Poll::Ready(Some(Ok(Frame::data(bytes)))),
            Poll::Ready(None) => {
                self.ended = true;
                Poll::Ready(None)
            }
            Poll::Pending => {
                ready!(self.heartbeat.poll(cx));
                Poll::Ready(Some(Ok(Frame::data(heartbeat::COMMENT))))
            }
        }
    }
}

impl IntoResponse for Subscription {
    fn into_response(self) -> Response {
        if self.refused {
            let again = [(header::RETRY_AFTER, "1")];
            return (StatusCode::SERVICE_UNAVAILABLE, again, "the event stream is shutting down\n")
                .into_response();
        }
        event_stream(self)
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        let mut state = self.shared.lock();
        let reader = state.readers.try_remove(self.key);
        if reader.as_ref().is_some_and(|reader| !reader.dropped) {
            state.statistics.readers -= 1;
        }
        drop(state);
        // As above, outside the lock.
        drop(reader);
    }
}

impl fmt::Debug for Subscription {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Subscription")
            .field("position", &self.position)
            .field("start", &self.start)
            .finish_non_exhaustive()
    }
}
