//! A channel whose other end is a response: whatever is pushed into it reaches the browser.

use std::{
    fmt, io,
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};

use axum::{
    body::HttpBody,
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use http_body::Frame;
use tokio::sync::mpsc;
use tokio::time::{Sleep, sleep};

use super::{
    Event,
    heartbeat::{self, Heartbeat},
    response::event_stream,
};

/// How many events wait in a [`channel`] before `send` waits too.
pub const CHANNEL_CAPACITY: usize = 64;

/// A sender, and the response that streams what is sent.
///
/// Dropping the sender ends the stream; when the reader goes, sending fails. At most [`CHANNEL_CAPACITY`] events
/// wait in between.
///
/// ```
/// use std::time::Duration;
/// use axum::{Router, response::IntoResponse, routing::get};
/// use hypertide_server::sse;
///
/// async fn answer() -> impl IntoResponse {
///     let (sender, stream) = sse::channel();
///     tokio::spawn(async move {
///         sender.send(r#"{"val":42}"#).await?;
///         tokio::time::sleep(Duration::from_secs(1)).await;
///         sender.send(r#"{"val":100}"#).await // the stream ends with the sender
///     });
///     stream
/// }
///
/// let app: Router = Router::new().route("/async", get(answer));
/// ```
pub fn channel() -> (Sender, EventStream) {
    channel_with_capacity(CHANNEL_CAPACITY)
}

/// A [`channel`] in which `capacity` events may wait (at least one).
pub fn channel_with_capacity(capacity: usize) -> (Sender, EventStream) {
    let (sender, receiver) = mpsc::channel(capacity.max(1));
    let stream = EventStream {
        receiver,
        // The comment brings the head of the response to the browser at once, and announces heartbeats.
        first: Some(Event::new().comment("")),
        heartbeat: Heartbeat::new(heartbeat::EVERY),
        cut: None,
        ended: false,
    };
    (Sender { sender }, stream)
}

#[derive(Debug)]
enum Piece {
    Bytes(Bytes),
    Cut,
}

/// The end of a [`channel`] into which events are pushed. Clones push into the same stream, which ends when the
/// last of them is dropped.
#[derive(Clone, Debug)]
pub struct Sender {
    sender: mpsc::Sender<Piece>,
}

impl Sender {
    /// Pushes an event; text is the data of an unnamed one. Waits while the channel is full.
    ///
    /// Fails where the reader has gone, or the stream was cut.
    pub async fn send(&self, event: impl Into<Event>) -> Result<(), Gone> {
        self.send_bytes(event.into().encode()).await
    }

    /// Pushes bytes of an event stream as they are: for what is encoded already, or recorded.
    ///
    /// Fails where the reader has gone, or the stream was cut.
    pub async fn send_bytes(&self, bytes: Bytes) -> Result<(), Gone> {
        if bytes.is_empty() {
            return Ok(());
        }
        self.sender.send(Piece::Bytes(bytes)).await.map_err(|_| Gone)
    }

    /// Pushes an event without waiting.
    ///
    /// Fails where the channel is full, and where the reader has gone.
    pub fn try_send(&self, event: impl Into<Event>) -> Result<(), TrySendError> {
        self.sender.try_send(Piece::Bytes(event.into().encode())).map_err(|error| match error {
            mpsc::error::TrySendError::Full(_) => TrySendError::Full,
            mpsc::error::TrySendError::Closed(_) => TrySendError::Gone,
        })
    }

    /// Cuts the connection after what was sent, without the end that HTTP prescribes: to rehearse a failure.
    pub async fn cut(self) {
        // Where the reader has gone there is nothing left to cut.
        let _ = self.sender.send(Piece::Cut).await;
    }

    /// Waits until the reader has gone.
    pub async fn gone(&self) {
        self.sender.closed().await;
    }

    /// Whether the reader has gone.
    pub fn is_gone(&self) -> bool {
        self.sender.is_closed()
    }
}

/// The reader of a [`channel`] has gone: the browser closed the connection, or the response was never sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gone;

impl fmt::Display for Gone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the reader of the event stream has gone")
    }
}

impl std::error::Error for Gone {}

/// Why an event could not be pushed without waiting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrySendError {
    /// As many events wait as the channel holds.
    Full,
    /// The reader has gone.
    Gone,
}

impl fmt::Display for TrySendError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Full => {
                f.write_str("the event stream's channel is full: its reader is slower than its sender")
            }
            Self::Gone => Gone.fmt(f),
        }
    }
}

impl std::error::Error for TrySendError {}

/// The end of a [`channel`] that is a response: 200, `text/event-stream`, never cached, transformed or buffered.
#[derive(Debug)]
pub struct EventStream {
    receiver: mpsc::Receiver<Piece>,
    first: Option<Event>,
    heartbeat: Heartbeat,
    /// Where the stream is to be cut: when.
    cut: Option<Pin<Box<Sleep>>>,
    ended: bool,
}

/// How long what was sent has to leave before the stream is cut: HTTP/2 throws away what still waits then, and does not
/// say when nothing waits any more.
const LEAVE: Duration = Duration::from_millis(20);

impl EventStream {
    /// Sends a comment every `period` (15 s unless set); zero sends none.
    #[must_use]
    pub fn heartbeat(mut self, period: Duration) -> Self {
        self.heartbeat = Heartbeat::new(period);
        self
    }

    /// Tells the browser at the start how long to wait before it connects again.
    #[must_use]
    pub fn retry(mut self, retry: Duration) -> Self {
        self.first = Some(self.first.unwrap_or_default().retry(retry));
        self
    }

    /// Sends nothing of its own: no comment at the start and no heartbeats, only what is pushed.
    #[must_use]
    pub fn verbatim(mut self) -> Self {
        self.first = None;
        self.heartbeat = Heartbeat::new(Duration::ZERO);
        self
    }
}

impl HttpBody for EventStream {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        if self.ended {
            return Poll::Ready(None);
        }
        if let Some(first) = self.first.take() {
            return Poll::Ready(Some(Ok(Frame::data(first.encode()))));
        }
        if self.cut.is_none()
            && let Poll::Ready(piece) = self.receiver.poll_recv(cx)
        {
            match piece {
                Some(Piece::Bytes(bytes)) => return Poll::Ready(Some(Ok(Frame::data(bytes)))),
                Some(Piece::Cut) => self.cut = Some(Box::pin(sleep(LEAVE))),
                None => {
                    self.ended = true;
                    return Poll::Ready(None);
                }
            }
        }
        if let Some(cut) = &mut self.cut {
            ready!(cut.as_mut().poll(cx));
            self.ended = true;
            return Poll::Ready(Some(Err(io::ErrorKind::ConnectionAborted.into())));
        }
        ready!(self.heartbeat.poll(cx));
        Poll::Ready(Some(Ok(Frame::data(heartbeat::COMMENT))))
    }
}

impl IntoResponse for EventStream {
    fn into_response(self) -> Response {
        event_stream(self)
    }
}
