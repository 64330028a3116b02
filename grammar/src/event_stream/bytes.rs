//! The algorithm, over bytes: whoever shows them decodes UTF-8.
//!
//! A page has a decoder of its own for that; everybody else goes through [`super::Decoder`].

use super::line_end::line_end;
use super::{DEFAULT_LIMIT, TooLarge};

/// Buffers above this many bytes are given back after the event that needed them.
const KEPT_CAPACITY: usize = 64 << 10;

/// What [`super::Item`] is, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item<'a> {
    /// A dispatched event.
    Event {
        /// The `event` field, empty where the event is unnamed.
        name: &'a [u8],
        /// The `data` fields, joined by line feeds.
        data: &'a [u8],
        /// The last event id as of this event.
        id: &'a [u8],
    },
    /// The last event id changed in a complete block without data.
    Id(&'a [u8]),
    /// The reconnection time in milliseconds.
    Retry(u64),
    /// A comment.
    Comment(&'a [u8]),
}

/// What [`super::Decoder`] is, for bytes.
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
    name: Vec<u8>,
    data: Vec<u8>,
    has_data: bool,
    /// An `id` field of the block being read; it counts once the block is complete.
    next_id: Vec<u8>,
    has_next_id: bool,
    /// The last event id as of the last complete block.
    id: Vec<u8>,
}

/// The fields of the event being read that are lent by the bytes at hand.
#[derive(Default)]
struct Lent<'c> {
    name: Option<&'c [u8]>,
    data: Option<&'c [u8]>,
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
            name: Vec::new(),
            data: Vec::new(),
            has_data: false,
            next_id: Vec::new(),
            has_next_id: false,
            id: Vec::new(),
        }
    }

    /// The same decoder for a stream that continues another one: `id` is the last event id until the stream says
    /// otherwise.
    pub fn with_last_event_id(mut self, id: &[u8]) -> Self {
        self.id.extend_from_slice(id);
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
            self.data = Vec::new();
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
            b"event" => lent.name = Some(value),
            b"id" if value.iter().all(|&byte| byte != 0) => {
                self.next_id.clear();
                self.next_id.extend_from_slice(value);
                self.has_next_id = true;
            }
            b"retry" => {
                if let Some(time) = milliseconds(value) {
                    sink(Item::Retry(time));
                }
            }
            b"" => sink(Item::Comment(value)),
            _ => {}
        }
        Ok(())
    }

    fn data<'c>(&mut self, value: &'c [u8], lent: &mut Lent<'c>) -> Result<(), TooLarge> {
        if !self.has_data {
            self.has_data = true;
            lent.data = Some(value);
            return Ok(());
        }
        if let Some(first) = lent.data.take() {
            self.data.extend_from_slice(first);
        }
        self.check(self.data.len() + 1 + value.len())?;
        self.data.push(b'\n');
        self.data.extend_from_slice(value);
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
            self.data = Vec::new();
        }
    }

    /// Copies what is lent, because the bytes it lies in are about to go.
    fn keep(&mut self, lent: Lent<'_>) {
        if let Some(name) = lent.name {
            self.name.clear();
            self.name.extend_from_slice(name);
        }
        if let Some(data) = lent.data {
            self.data.extend_from_slice(data);
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
