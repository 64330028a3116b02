//! Events as they happen.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::Body;
use axum::response::Response;
use bytes::Bytes;
use futures_util::Stream;
use tokio::sync::mpsc;

use super::answer::{Head, answer_methods, answers, event_stream};
use super::event::{Event, Refused};

/// `text/event-stream` that stays open: `work` gets a [`Writer`], and each event leaves the moment it is written. The
/// answer ends when `work` does; where the reader goes first, `work` is dropped at its next `await`. A panic in it ends
/// the answer; what was written stays written.
///
/// ```
/// use hypertide_server::datastar::{Live, Mode, PatchElements, live};
///
/// async fn progress() -> Live {
///     live(|mut page| async move {
///         for step in 1..=5 {
///             let patch = PatchElements::new(format!("step {step} of 5"));
///             page.send(patch.selector("#progress").mode(Mode::Inner)).await?;
///         }
///         Ok(())
///     })
/// }
/// ```
pub fn live<W, F>(work: W) -> Live
where
    W: FnOnce(Writer) -> F,
    F: Future<Output = Result<(), Ended>> + Send + 'static,
{
    let (sender, receiver) = mpsc::channel(1);
    let work = Box::pin(work(Writer { sender }));
    Live { head: Head::default(), events: Running { work: Some(work), receiver } }
}

/// The answer that [`live()`] makes.
pub struct Live {
    head: Head,
    events: Running,
}

impl fmt::Debug for Live {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Live").field("head", &self.head).finish_non_exhaustive()
    }
}

impl Live {
    answer_methods!();

    /// The response.
    ///
    /// # Errors
    /// [`Refused`] where a header given is none.
    pub fn build(self) -> Result<Response, Refused> {
        self.head.finish(event_stream(), Body::from_stream(self.events))
    }
}

answers!(Live);

/// Where the events of a [`live()`] answer are written.
#[derive(Debug)]
pub struct Writer {
    sender: mpsc::Sender<Bytes>,
}

impl Writer {
    /// Writes one event; waits while the reader has not taken the one before.
    ///
    /// # Errors
    /// [`Ended::Refused`] where the event cannot be sent (nothing is written, the stream goes on if you do),
    /// [`Ended::Gone`] where the reader has gone.
    pub async fn send<E>(&mut self, event: E) -> Result<(), Ended>
    where
        E: TryInto<Event>,
        Refused: From<E::Error>,
    {
        let event = event.try_into().map_err(|error| Ended::Refused(error.into()))?;
        self.sender.send(event.into_bytes()).await.map_err(|_| Ended::Gone)
    }
}

/// Why an event was not written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The event cannot be sent.
    Refused(Refused),
    /// The reader has gone.
    Gone,
}

impl fmt::Display for Ended {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(refused) => refused.fmt(f),
            Self::Gone => f.write_str("the reader has gone"),
        }
    }
}

impl std::error::Error for Ended {}

type Work = Pin<Box<dyn Future<Output = Result<(), Ended>> + Send>>;

/// Runs the work as the body is read: no task outlives the response.
struct Running {
    work: Option<Work>,
    receiver: mpsc::Receiver<Bytes>,
}

impl Stream for Running {
    type Item = Result<Bytes, std::convert::Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if let Some(work) = &mut self.work
            && let Poll::Ready(result) = work.as_mut().poll(cx)
        {
            if let Err(Ended::Refused(refused)) = result {
                tracing::error!(%refused, "an event of a live stream was refused");
            }
            self.work = None;
        }
        self.receiver.poll_recv(cx).map(|bytes| bytes.map(Ok))
    }
}
