//! Server-sent events: `text/event-stream`, as the HTML standard has it in section 9.2, for axum.
//!
//! - [`Event`]: one event, written so that data cannot split the stream.
//! - [`channel`]: one reader; whatever is pushed into the sender reaches the browser.
//! - [`Hub`]: many readers; each event is encoded once, numbered, kept in a bounded log, and replayed to a reader
//!   that comes back with its last event id.
//! - [`LastEventId`]: the extractor for that id.

mod channel;
mod event;
mod heartbeat;
mod hub;
mod last_event_id;
mod response;

pub use channel::{
    CHANNEL_CAPACITY, EventStream, Gone, Sender, TrySendError, channel, channel_with_capacity,
};
pub use event::{Event, EventError};
pub use hub::{EventId, Gap, Hub, HubBuilder, PublishError, Start, Statistics, Subscription};
pub use last_event_id::LastEventId;
