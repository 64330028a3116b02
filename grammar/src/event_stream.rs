//! The `text/event-stream` format: bytes in, events out.
//!
//! [`Decoder`] is the algorithm of the HTML standard, section 9.2.6 ("Interpreting an event stream"), over chunks
//! that may be cut anywhere: inside a line, between the CR and the LF of a line end, inside a character. It does no
//! I/O; whoever holds the bytes pushes them and receives the items.
//!
//! ```
//! use hypertide_grammar::event_stream::{Decoder, Item};
//!
//! let mut decoder = Decoder::new();
//! let mut seen = Vec::new();
//! for chunk in [&b"event: tick\nda"[..], b"ta: 1\nid: 7\r", b"\n\r\n"] {
//!     decoder
//!         .push(chunk, &mut |item| {
//!             if let Item::Event { name, data, id } = item {
//!                 seen.push(format!("{name} {data} {id}"));
//!             }
//!         })
//!         .unwrap();
//! }
//! assert_eq!(seen, ["tick 1 7"]);
//! ```

pub mod bytes;
mod line_end;
#[cfg(test)]
mod tests;

use core::fmt;
use std::borrow::Cow;

/// The limit of [`Decoder::new`] for one line or the data of one event, in bytes: 16 MiB.
pub const DEFAULT_LIMIT: usize = 16 << 20;

/// One thing a stream said, in the order it was said. The text is lent for the duration of the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item<'a> {
    /// A dispatched event.
    Event {
        /// The `event` field, empty where the event is unnamed (a `message`).
        name: &'a str,
        /// The `data` fields, joined by line feeds.
        data: &'a str,
        /// The last event id as of this event, whether or not this event carried it.
        id: &'a str,
    },
    /// The last event id changed in a complete block without data.
    Id(&'a str),
    /// A `retry` field: the reconnection time in milliseconds. Given at its line, as the standard has it.
    Retry(u64),
    /// A comment: the text after the colon, as it stands. Servers send these as heartbeats.
    Comment(&'a str),
}

/// A line or the data of an event went over the decoder's limit. The stream cannot be decoded any further.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge {
    /// The limit that was passed, in bytes.
    pub limit: usize,
}

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a line or an event of the stream is larger than ")?;
        fmt::Display::fmt(&self.limit, f)?;
        f.write_str(" bytes")
    }
}

impl core::error::Error for TooLarge {}

/// A sans-IO decoder of one `text/event-stream`: one connection, one decoder.
///
/// Invalid UTF-8 is replaced by U+FFFD; one leading byte order mark is ignored; what is unfinished when the bytes
/// end is never given out. Fields that lie whole in a chunk are lent from it without a copy.
#[derive(Debug, Default)]
pub struct Decoder {
    bytes: bytes::Decoder,
    /// The last event id: other bytes may read the same.
    id: String,
}

impl Decoder {
    /// A decoder for a new stream, with [`DEFAULT_LIMIT`].
    pub fn new() -> Self {
        Self::default()
    }

    /// A decoder that gives up on a line, or on an event whose data is, longer than `limit` bytes.
    pub fn with_limit(limit: usize) -> Self {
        Decoder { bytes: bytes::Decoder::with_limit(limit), id: String::new() }
    }

    /// The same decoder for a stream that continues another one: `id` is the last event id until the stream says
    /// otherwise.
    pub fn with_last_event_id(self, id: &str) -> Self {
        Decoder { bytes: self.bytes.with_last_event_id(id.as_bytes()), id: id.to_owned() }
    }

    /// Feeds a chunk, cut anywhere, and calls `sink` for each item it completes, in order.
    ///
    /// # Errors
    /// [`TooLarge`] once a line or an event passes the limit; the items before it have been given out. From then on
    /// every call fails.
    pub fn push(&mut self, chunk: &[u8], sink: &mut dyn FnMut(Item<'_>)) -> Result<(), TooLarge> {
        // No character goes over the end of a line, so that what is invalid is the same in a field as in its lines.
        let Self { bytes, id: last } = self;
        bytes.push(chunk, &mut |item| match item {
            bytes::Item::Event { name, data, id } => {
                let id = text(id);
                if *last != id {
                    last.replace_range(.., &id);
                }
                sink(Item::Event { name: &text(name), data: &text(data), id: &id });
            }
            bytes::Item::Id(id) => {
                let id = text(id);
                if *last != id {
                    last.replace_range(.., &id);
                    sink(Item::Id(&id));
                }
            }
            bytes::Item::Retry(time) => sink(Item::Retry(time)),
            bytes::Item::Comment(comment) => sink(Item::Comment(&text(comment))),
        })
    }
}

/// Bytes as a text, what is invalid replaced as the Encoding standard has it.
fn text(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}
