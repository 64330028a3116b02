//! One event, and its bytes in `text/event-stream`.

use std::{fmt, time::Duration};

use bytes::{BufMut, Bytes, BytesMut};
use serde::Serialize;

/// An event as a server writes it: name, data, id, retry and comment, each optional.
///
/// Encoded after the HTML standard, section 9.2.5: text from outside cannot split the stream. Data and comments may
/// contain any line end (LF, CR, CRLF): each line becomes a field of its own, and the browser joins them with LF.
/// A name or id has only one line, so a line break in it is an error.
///
/// ```
/// use hypertide_server::sse::Event;
///
/// let event = Event::new().name("tick")?.data("one\r\ntwo").id("7")?;
/// assert_eq!(event.encode(), "id: 7\nevent: tick\ndata: one\ndata: two\n\n");
/// # Ok::<(), hypertide_server::sse::EventError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Event {
    name: Option<String>,
    data: Option<String>,
    id: Option<String>,
    retry: Option<Duration>,
    comment: Option<String>,
}

impl Event {
    /// An event without any field. Without data a browser dispatches nothing, but takes its id and its retry.
    pub fn new() -> Self {
        Self::default()
    }

    /// An event called `name` whose data is `value` as JSON, for `on name as json`.
    ///
    /// Fails where the name has a line break, or where the value has no JSON (a map with keys that are no strings).
    ///
    /// ```
    /// use hypertide_server::sse::Event;
    ///
    /// let event = Event::json("price", &serde_json::json!({ "symbol": "HT", "price": 12.5 }))?;
    /// assert_eq!(event.encode(), "event: price\ndata: {\"price\":12.5,\"symbol\":\"HT\"}\n\n");
    /// # Ok::<(), hypertide_server::sse::EventError>(())
    /// ```
    pub fn json(name: &str, value: &impl Serialize) -> Result<Self, EventError> {
        let data = serde_json::to_string(value).map_err(EventError::Json)?;
        Ok(Self::new().name(name)?.data(data))
    }

    /// Names the event. An unnamed event, or one named with the empty string, is a `message`.
    ///
    /// Fails where the name has a line break.
    pub fn name(mut self, name: impl Into<String>) -> Result<Self, EventError> {
        let name = name.into();
        if let Some(at) = line_break(&name) {
            return Err(EventError::NameHasLineBreak { name, at });
        }
        self.name = Some(name);
        Ok(self)
    }

    /// Sets the data. Empty data is dispatched too, as the empty string.
    #[must_use]
    pub fn data(mut self, data: impl Into<String>) -> Self {
        self.data = Some(data.into());
        self
    }

    /// Sets the id that a browser sends back as `Last-Event-ID`. The empty id makes it forget the one it has.
    ///
    /// Fails where the id has a line break or a NUL, which browsers ignore.
    pub fn id(mut self, id: impl Into<String>) -> Result<Self, EventError> {
        let id = id.into();
        if let Some(at) = line_break(&id) {
            return Err(EventError::IdHasLineBreak { id, at });
        }
        if let Some(at) = id.find('\0') {
            return Err(EventError::IdHasNul { id, at });
        }
        self.id = Some(id);
        Ok(self)
    }

    /// Sets how long browsers wait before they connect again, in whole milliseconds.
    #[must_use]
    pub fn retry(mut self, retry: Duration) -> Self {
        self.retry = Some(retry);
        self
    }

    /// Sets a comment, which browsers ignore. Each line of it becomes a comment line.
    #[must_use]
    pub fn comment(mut self, comment: impl Into<String>) -> Self {
        self.comment = Some(comment.into());
        self
    }

    /// Whether an id was given.
    pub fn has_id(&self) -> bool {
        self.id.is_some()
    }

    /// The bytes of this event, its closing empty line included.
    pub fn encode(&self) -> Bytes {
        self.encode_with(self.id.as_deref())
    }

    /// The bytes with another id than its own.
    pub(super) fn encode_with(&self, id: Option<&str>) -> Bytes {
        let text = |field: &Option<String>| field.as_ref().map_or(0, String::len);
        let mut out = BytesMut::with_capacity(
            text(&self.data) + text(&self.name) + text(&self.comment) + id.map_or(0, str::len) + 96,
        );
        if let Some(comment) = &self.comment {
            for line in lines(comment) {
                field(&mut out, ":", line);
            }
        }
        if let Some(retry) = self.retry {
            field(&mut out, "retry:", &retry.as_millis().to_string());
        }
        if let Some(id) = id {
            field(&mut out, "id:", id);
        }
        if let Some(name) = &self.name {
            field(&mut out, "event:", name);
        }
        if let Some(data) = &self.data {
            for line in lines(data) {
                field(&mut out, "data:", line);
            }
        }
        out.put_u8(b'\n');
        out.freeze()
    }
}

/// Text is the data of an unnamed event.
impl From<&str> for Event {
    fn from(data: &str) -> Self {
        Self::new().data(data)
    }
}

/// Text is the data of an unnamed event.
impl From<String> for Event {
    fn from(data: String) -> Self {
        Self::new().data(data)
    }
}

/// Why a text cannot stand in an event.
#[derive(Debug)]
pub enum EventError {
    /// A name with a line break at this byte.
    NameHasLineBreak {
        /// The name given.
        name: String,
        /// Where its first line break stands, in bytes.
        at: usize,
    },
    /// An id with a line break at this byte.
    IdHasLineBreak {
        /// The id given.
        id: String,
        /// Where its first line break stands, in bytes.
        at: usize,
    },
    /// An id with a NUL at this byte.
    IdHasNul {
        /// The id given.
        id: String,
        /// Where its first NUL stands, in bytes.
        at: usize,
    },
    /// A value that has no JSON.
    Json(serde_json::Error),
}

impl fmt::Display for EventError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NameHasLineBreak { name, at } => {
                write!(f, "the event name {name:?} has a line break at byte {at}; a name is one line")
            }
            Self::IdHasLineBreak { id, at } => {
                write!(f, "the event id {id:?} has a line break at byte {at}; an id is one line")
            }
            Self::IdHasNul { id, at } => {
                write!(f, "the event id {id:?} has a NUL at byte {at}; browsers ignore such an id")
            }
            Self::Json(error) => write!(f, "the event's data has no JSON: {error}"),
        }
    }
}

impl std::error::Error for EventError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Json(error) => Some(error),
            _ => None,
        }
    }
}

fn line_break(text: &str) -> Option<usize> {
    text.find(['\r', '\n'])
}

fn field(out: &mut BytesMut, name: &str, value: &str) {
    out.put_slice(name.as_bytes());
    // Browsers take one space off; with it the value's own leading space survives. An empty value needs none.
    if !value.is_empty() {
        out.put_u8(b' ');
        out.put_slice(value.as_bytes());
    }
    out.put_u8(b'\n');
}

/// The lines of a text, ended by LF, CR or CRLF; a text that ends with a line end has an empty last line.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        match text.find(['\r', '\n']) {
            None => {
                rest = None;
                Some(text)
            }
            Some(at) => {
                let (line, end) = text.split_at(at);
                rest = Some(end.strip_prefix("\r\n").unwrap_or(&end[1..]));
                Some(line)
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use hypertide_grammar::event_stream::{Decoder, Item};

    use super::*;

    fn encoded(event: Event) -> String {
        String::from_utf8(event.encode().to_vec()).expect("events are UTF-8")
    }

    #[test]
    fn every_line_end_in_data_starts_a_new_data_field() {
        assert_eq!(encoded(Event::new().data("a\nb\rc\r\nd")), "data: a\ndata: b\ndata: c\ndata: d\n\n");
    }

    #[test]
    fn a_line_end_at_the_end_of_data_is_kept() {
        assert_eq!(encoded(Event::new().data("a\n")), "data: a\ndata:\n\n");
        assert_eq!(encoded(Event::new().data("\r\n\r\n")), "data:\ndata:\ndata:\n\n");
    }

    #[test]
    fn data_cannot_forge_a_field_or_an_event() {
        assert_eq!(
            encoded(Event::new().data("x\n\nevent: forged\rid: 1")),
            "data: x\ndata:\ndata: event: forged\ndata: id: 1\n\n"
        );
    }

    #[test]
    fn a_comment_cannot_forge_data() {
        assert_eq!(encoded(Event::new().comment("x\ndata: y")), ": x\n: data: y\n\n");
    }

    #[test]
    fn a_leading_space_of_the_data_survives_the_one_that_browsers_remove() {
        assert_eq!(encoded(Event::new().data(" x")), "data:  x\n\n");
    }

    #[test]
    fn empty_data_is_a_data_field_and_no_data_is_none() {
        assert_eq!(encoded(Event::new().data("")), "data:\n\n");
        assert_eq!(encoded(Event::new()), "\n");
    }

    #[test]
    fn retry_is_in_milliseconds() {
        assert_eq!(encoded(Event::new().retry(Duration::from_millis(2_500))), "retry: 2500\n\n");
    }

    #[test]
    fn an_empty_id_is_written_because_it_clears() {
        assert_eq!(encoded(Event::new().id("").unwrap()), "id:\n\n");
    }

    #[test]
    fn names_and_ids_of_more_than_one_line_are_refused_with_the_place() {
        let error = |result: Result<Event, EventError>| result.unwrap_err().to_string();
        assert_eq!(
            error(Event::new().name("a\nb")),
            r#"the event name "a\nb" has a line break at byte 1; a name is one line"#
        );
        assert_eq!(
            error(Event::new().id("ab\r")),
            r#"the event id "ab\r" has a line break at byte 2; an id is one line"#
        );
        assert_eq!(
            error(Event::new().id("\0")),
            r#"the event id "\0" has a NUL at byte 0; browsers ignore such an id"#
        );
    }

    #[test]
    fn a_value_without_json_is_an_error() {
        let value = std::collections::HashMap::from([((1, 2), 3)]);
        let error = Event::json("x", &value).unwrap_err().to_string();
        assert!(error.starts_with("the event's data has no JSON: "), "{error}");
    }

    /// What a browser makes of an event: name, data and id.
    fn decoded(event: &Event) -> Vec<(String, String, String)> {
        let mut events = Vec::new();
        Decoder::new()
            .push(&event.encode(), &mut |item| {
                if let Item::Event { name, data, id } = item {
                    events.push((name.to_owned(), data.to_owned(), id.to_owned()));
                }
            })
            .expect("no event here is too large");
        events
    }

    #[test]
    fn whatever_is_put_in_comes_out_as_one_event() {
        const PARTS: [&str; 14] = [
            "a", " ", ":", "\n", "\r", "\r\n", "\n\n", "data: x", "event: x", "id: 9", "retry: 1",
            "\u{feff}", "\0", "é",
        ];
        let mut random = fastrand::Rng::with_seed(7);
        let mut text = |length| (0..length).map(|_| PARTS[random.usize(..PARTS.len())]).collect::<String>();
        for round in 0..2_000 {
            let (data, comment) = (text(round % 12), text(round % 5));
            let event = Event::new().name("tick").unwrap().comment(comment).data(&*data).id("7").unwrap();
            let lines = data.replace("\r\n", "\n").replace('\r', "\n");
            assert_eq!(decoded(&event), [("tick".to_owned(), lines, "7".to_owned())], "{data:?}");
        }
    }
}
