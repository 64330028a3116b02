//! Several events in one answer.

use axum::body::Body;
use axum::response::Response;

use super::answer::{Head, answer_methods, answers, event_stream};
use super::event::{Event, Refused};

/// `text/event-stream` as one whole answer: all its events, then the end. For events that come later, see
/// [`live`](super::live()).
///
/// ```
/// use hypertide_server::datastar::{Event, Events, Mode, PatchElements};
/// use serde_json::json;
///
/// let response = Events::new()
///     .event(PatchElements::new("Saved").selector("#card").mode(Mode::Inner))
///     .event(Event::signals(&json!({"saved": true})).unwrap())
///     .build()
///     .unwrap();
/// assert_eq!(response.headers()["cache-control"], "no-cache");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Events {
    head: Head,
    body: Vec<u8>,
}

impl Events {
    /// An answer without events yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an event at the end. One that is refused refuses the whole answer.
    pub fn event<E>(mut self, event: E) -> Self
    where
        E: TryInto<Event>,
        Refused: From<E::Error>,
    {
        match event.try_into() {
            Ok(event) => self.body.extend_from_slice(event.as_str().as_bytes()),
            Err(error) => self.head.refuse(error.into()),
        }
        self
    }

    answer_methods!();

    /// The response.
    ///
    /// # Errors
    /// [`Refused`] where an event was, or a header given is none.
    pub fn build(self) -> Result<Response, Refused> {
        self.head.finish(event_stream(), Body::from(self.body))
    }
}

answers!(Events);
