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

mod line_end;
#[cfg(test)]
mod tests;

use core::fmt;
use line_end::line_end;

/// The limit of [`Decoder::new`] for one line or the data of one event, in bytes: 16 MiB.
pub const DEFAULT_LIMIT: usize = 16 << 20;

/// Buffers above this many bytes are given back after the event that needed them.
const KEPT_CAPACITY: usize = 64 << 10;

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
#[derive(Debug)]
pub struct Decoder {
    limit: usize,
    /// The beginning of a line whose end has not come yet.
    line: Vec<u8>,
    /// The last chunk ended in CR: a LF at the start of the next one belongs to it.
    after_cr: bool,
    /// No line has been read yet, so a byte order mark may still come.
    at_start: bool,
    too_large: bool,
    /// What earlier chunks said of the event now being read.
    name: String,
    data: String,
    has_data: bool,
    /// An `id` field of the block being read; it counts once the block is complete.
    next_id: String,
    has_next_id: bool,
    /// The last event id as of the last complete block.
    id: String,
}

/// The fields of the event being read that are lent by the bytes at hand.
#[derive(Default)]
struct Lent<'c> {
    name: Option<&'c str>,
    data: Option<&'c str>,
}

impl Default for Decoder {
    fn default() -> Self {
        Self::new()
    }
}

impl Decoder {
    /// A decoder for a new stream, with [`DEFAULT_LIMIT`].
    pub fn new() -> Self {
        Self::with_limit(DEFAULT_LIMIT)
    }

    /// A decoder that gives up on a line, or on an event whose data is, longer than `limit` bytes.
    pub fn with_limit(limit: usize) -> Self {
        Decoder {
            limit,
            line: Vec::new(),
            after_cr: false,
            at_start: true,
            too_large: false,
            name: String::new(),
            data: String::new(),
            has_data: false,
            next_id: String::new(),
            has_next_id: false,
            id: String::new(),
        }
    }

    /// The same decoder for a stream that continues another one: `id` is the last event id until the stream says
    /// otherwise.
    pub fn with_last_event_id(mut self, id: &str) -> Self {
        self.id.push_str(id);
        self
    }

    /// Feeds a chunk, cut anywhere, and calls `sink` for each item it completes, in order.
    ///
    /// # Errors
    /// [`TooLarge`] once a line or an event passes the limit; the items before it have been given out. From then on
    /// every call fails.
    pub fn push(&mut self, chunk: &[u8], sink: &mut dyn FnMut(Item<'_>)) -> Result<(), TooLarge> {
        let result = self.read(chunk, sink);
        if result.is_err() {
            self.too_large = true;
            self.line = Vec::new();
            self.data = String::new();
        }
        result
    }

    fn read(&mut self, chunk: &[u8], sink: &mut dyn FnMut(Item<'_>)) -> Result<(), TooLarge> {
        if self.too_large {
            return Err(TooLarge { limit: self.limit });
        }
        let mut rest = chunk;
        if self.after_cr {
            match rest {
                [] => return Ok(()),
                [b'\n', tail @ ..] => rest = tail,
                _ => {}
            }
            self.after_cr = false;
        }

        if !self.line.is_empty() {
            let Some((head, tail)) = self.split_line(rest) else {
                self.check(self.line.len() + rest.len())?;
                self.line.extend_from_slice(rest);
                return Ok(());
            };
            let mut line = core::mem::take(&mut self.line);
            line.extend_from_slice(head);
            rest = tail;
            let mut lent = Lent::default();
            self.line(&line, &mut lent, sink)?;
            self.keep(lent);
            line.clear();
            if line.capacity() <= KEPT_CAPACITY {
                self.line = line;
            }
        }

        let mut lent = Lent::default();
        while let Some((line, tail)) = self.split_line(rest) {
            self.line(line, &mut lent, sink)?;
            rest = tail;
        }
        self.keep(lent);
        self.check(rest.len())?;
        self.line.extend_from_slice(rest);
        Ok(())
    }

    fn check(&self, size: usize) -> Result<(), TooLarge> {
        if size > self.limit { Err(TooLarge { limit: self.limit }) } else { Ok(()) }
    }

    /// The first line of `bytes` without its end, and what follows it.
    fn split_line<'c>(&mut self, bytes: &'c [u8]) -> Option<(&'c [u8], &'c [u8])> {
        let (line, end) = bytes.split_at_checked(line_end(bytes))?;
        match end {
            [] => None,
            [b'\r'] => {
                self.after_cr = true;
                Some((line, &[]))
            }
            [b'\r', b'\n', tail @ ..] | [_, tail @ ..] => Some((line, tail)),
        }
    }

    fn line<'c>(
        &mut self,
        mut line: &'c [u8],
        lent: &mut Lent<'c>,
        sink: &mut dyn FnMut(Item<'_>),
    ) -> Result<(), TooLarge> {
        self.check(line.len())?;
        if self.at_start {
            self.at_start = false;
            line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
        }
        if line.is_empty() {
            self.dispatch(lent, sink);
            return Ok(());
        }
        let colon = line.iter().position(|&byte| byte == b':').unwrap_or(line.len());
        let (field, value) = line.split_at_checked(colon).unwrap_or((line, &[]));
        let value = match value {
            [b':', b' ', value @ ..] if colon > 0 => value,
            [b':', value @ ..] => value,
            _ => value,
        };
        match field {
            b"data" => return self.data(value, lent),
            b"event" => {
                lent.name = core::str::from_utf8(value).ok();
                if lent.name.is_none() {
                    self.name.clear();
                    push_text(&mut self.name, value);
                }
            }
            b"id" if value.iter().all(|&byte| byte != 0) => {
                self.next_id.clear();
                push_text(&mut self.next_id, value);
                self.has_next_id = true;
            }
            b"retry" => {
                if let Some(time) = milliseconds(value) {
                    sink(Item::Retry(time));
                }
            }
            b"" => match core::str::from_utf8(value) {
                Ok(text) => sink(Item::Comment(text)),
                Err(_) => {
                    let mut text = String::new();
                    push_text(&mut text, value);
                    sink(Item::Comment(&text));
                }
            },
            _ => {}
        }
        Ok(())
    }

    fn data<'c>(&mut self, value: &'c [u8], lent: &mut Lent<'c>) -> Result<(), TooLarge> {
        if !self.has_data
            && let Ok(text) = core::str::from_utf8(value)
        {
            self.has_data = true;
            lent.data = Some(text);
            return Ok(());
        }
        if let Some(first) = lent.data.take() {
            self.data.push_str(first);
        }
        self.check(self.data.len() + 1 + value.len())?;
        if self.has_data {
            self.data.push('\n');
        }
        self.has_data = true;
        push_text(&mut self.data, value);
        Ok(())
    }

    /// The blank line that ends a block.
    fn dispatch(&mut self, lent: &mut Lent<'_>, sink: &mut dyn FnMut(Item<'_>)) {
        let id_changed = self.has_next_id && self.next_id != self.id;
        if id_changed {
            core::mem::swap(&mut self.id, &mut self.next_id);
        }
        self.has_next_id = false;
        let name = lent.name.take();
        let data = lent.data.take();
        if self.has_data {
            sink(Item::Event {
                name: name.unwrap_or(&self.name),
                data: data.unwrap_or(&self.data),
                id: &self.id,
            });
        } else if id_changed {
            sink(Item::Id(&self.id));
        }
        self.has_data = false;
        self.name.clear();
        self.data.clear();
        if self.data.capacity() > KEPT_CAPACITY {
            self.data = String::new();
        }
    }

    /// Copies what is lent, because the bytes it lies in are about to go.
    fn keep(&mut self, lent: Lent<'_>) {
        if let Some(name) = lent.name {
            self.name.clear();
            self.name.push_str(name);
        }
        if let Some(data) = lent.data {
            self.data.push_str(data);
        }
    }
}

/// Appends bytes as UTF-8, what is invalid replaced as the Encoding standard has it. This is `from_utf8_lossy` in less
/// code, which counts in a page.
fn push_text(text: &mut String, mut bytes: &[u8]) {
    loop {
        let error = match core::str::from_utf8(bytes) {
            Ok(valid) => return text.push_str(valid),
            Err(error) => error,
        };
        let (valid, rest) = bytes.split_at_checked(error.valid_up_to()).unwrap_or_default();
        text.push_str(core::str::from_utf8(valid).unwrap_or_default());
        text.push(char::REPLACEMENT_CHARACTER);
        match error.error_len().and_then(|length| rest.get(length..)) {
            Some(rest) => bytes = rest,
            None => return,
        }
    }
}

/// The number in a field of ASCII digits alone; what is too big for any clock is the biggest number.
fn milliseconds(value: &[u8]) -> Option<u64> {
    if value.is_empty() {
        return None;
    }
    let mut time = 0_u64;
    for byte in value {
        if !byte.is_ascii_digit() {
            return None;
        }
        time = time.saturating_mul(10).saturating_add(u64::from(byte - b'0'));
    }
    Some(time)
}
