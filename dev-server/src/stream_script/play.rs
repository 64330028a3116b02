//! A script as an HTTP response: the clock and the socket behind [`Playback`].

use std::convert::Infallible;
use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use tokio::time::Instant;

use crate::listen;

use super::{Answer, Playback, Script, Stop, World};

/// What a script needs to know of one connection, and of the world around it.
pub struct Reader {
    /// The `Last-Event-ID` of the request.
    pub last_event_id: Option<String>,
    /// Called when the script says what the next connection is answered.
    pub next_answer: Box<dyn Fn(Answer) + Send + Sync>,
    /// Ends the response when it becomes true, or when its sender is gone.
    pub shutdown: tokio::sync::watch::Receiver<bool>,
}

/// Plays `script` to a reader: an endless or ending `text/event-stream`, or 204 where nothing is left to play.
pub fn respond(script: Arc<Script>, reader: Reader) -> Response {
    let playback = match &reader.last_event_id {
        Some(id) => Playback::after(script, id),
        None => Some(Playback::from_top(script)),
    };
    let Some(playback) = playback else { return StatusCode::NO_CONTENT.into_response() };
    let player = Player { playback, reader, then: None, due: Instant::now() };
    let body = Body::from_stream(stream::unfold(player, Player::next));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (headers, body).into_response()
}

impl Answer {
    /// The answer as a response.
    pub fn response(&self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::SERVICE_UNAVAILABLE);
        let mut response = match status {
            StatusCode::NO_CONTENT => status.into_response(),
            _ => (status, format!("{status}, as the stream script says\n")).into_response(),
        };
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if let Some(value) = self.content_type.as_deref().and_then(|text| HeaderValue::from_str(text).ok()) {
            headers.insert(header::CONTENT_TYPE, value);
        }
        response
    }
}

/// The error that ends a body without its end, which makes the server close the connection (HTTP/1.1) or reset the stream (HTTP/2).
#[derive(Debug)]
struct Dropped;

impl fmt::Display for Dropped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the stream script drops the connection")
    }
}

impl std::error::Error for Dropped {}

struct Player {
    playback: Playback,
    reader: Reader,
    /// What is to be done once what was written is sent.
    then: Option<Stop>,
    /// When the script's clock stands: pauses add up from here, so that lateness does not.
    due: Instant,
}

/// A reader that was held up longer than this is not sent the backlog in a burst.
const PATIENCE: Duration = Duration::from_millis(250);

/// A cut discards what is still in the server's own buffers, so that what was sent before is given time to leave.
const FLUSH: Duration = Duration::from_millis(20);

impl Player {
    /// The next chunk of the body.
    async fn next(mut self) -> Option<(Result<Bytes, Dropped>, Player)> {
        loop {
            match self.then.take() {
                None | Some(Stop::Sent) => {}
                Some(Stop::Wait(pause)) => {
                    let now = Instant::now();
                    if self.due + PATIENCE < now {
                        self.due = now;
                    }
                    self.due += pause;
                    let due = self.due;
                    self.unless_shut_down(tokio::time::sleep_until(due)).await?;
                }
                Some(Stop::Stall) => {
                    self.unless_shut_down(std::future::pending::<Infallible>()).await.map(|_| ())?
                }
                Some(Stop::Status(answer)) => (self.reader.next_answer)(answer),
                Some(Stop::Drop) => {
                    tokio::time::sleep(FLUSH).await;
                    return Some((Err(Dropped), self));
                }
                Some(Stop::End) => return None,
            }
            if *self.reader.shutdown.borrow() {
                return None;
            }
            let mut out = Vec::new();
            self.then = Some(self.playback.advance(&mut Here, &mut out));
            if !out.is_empty() {
                return Some((Ok(Bytes::from(out)), self));
            }
        }
    }

    /// Waits for `what`, or gives `None` when the server stops first.
    async fn unless_shut_down<T>(&mut self, what: impl Future<Output = T>) -> Option<T> {
        tokio::select! {
            done = what => Some(done),
            () = listen::stopped(&mut self.reader.shutdown) => None,
        }
    }
}

/// The real time and real chance.
struct Here;

impl World for Here {
    fn now(&self) -> SystemTime {
        SystemTime::now()
    }

    fn pick(&mut self, low: i64, high: i64) -> i64 {
        fastrand::i64(low..=high)
    }
}
