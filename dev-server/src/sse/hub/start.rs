//! How a reader's stream begins.

use super::EventId;
use crate::sse::Event;

/// How a reader's stream begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start {
    /// It came without an id, and gets what is published from now on.
    Fresh,
    /// Its id is known: it goes on after it.
    Resumed {
        /// How many events it had missed and gets first.
        replayed: u64,
    },
    /// Its id is not, or no longer, known: it may have missed events.
    Gap(Gap),
}

impl Start {
    /// Whether the reader goes on exactly where it stood.
    pub fn is_resumed(&self) -> bool {
        matches!(self, Self::Resumed { .. })
    }
}

/// What a reader is told whose id the log does not have.
///
/// The reader gets it as an event `gap`, with JSON data: `lastEventId`, `continuesAfter`, and `missed`, which is null
/// where it is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The id it came with.
    pub last_event_id: String,
    /// The id after which it goes on: events follow with the next sequence number.
    pub continues_after: EventId,
    /// How many events it can never get, where the id was older than the log. An id of which nothing is known may
    /// have missed any number; such a reader gets no old events, because it might have seen them.
    pub missed: Option<u64>,
}

impl Gap {
    pub(super) fn event(&self) -> Event {
        let data = serde_json::json!({
            "lastEventId": self.last_event_id,
            "continuesAfter": self.continues_after.to_string(),
            "missed": self.missed,
        });
        let event = Event::new().data(data.to_string());
        event.clone().name("gap").unwrap_or(event)
    }
}
