//! The ids of a hub's events.

use std::{fmt, str::FromStr, sync::Arc};

/// The id of an event of a hub: `epoch-sequence`.
///
/// The sequence counts the events of a log from 1 and goes on when the log is opened again. The epoch names the
/// opening: what a process had sent but its disk lost in a crash is never mistaken for what was sent afterwards.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EventId {
    pub(super) epoch: Arc<str>,
    pub(super) sequence: u64,
}

impl EventId {
    /// Which opening of the log the event belongs to.
    pub fn epoch(&self) -> &str {
        &self.epoch
    }

    /// The number of the event in its log, from 1; 0 stands before the first.
    pub fn sequence(&self) -> u64 {
        self.sequence
    }
}

impl fmt::Display for EventId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.epoch, self.sequence)
    }
}

impl FromStr for EventId {
    type Err = NotAnEventId;

    fn from_str(text: &str) -> Result<Self, NotAnEventId> {
        let (epoch, sequence) = text.rsplit_once('-').ok_or(NotAnEventId)?;
        // Only the spelling that hubs write: `+7` and `007` are not 7.
        let canonical = sequence == "0" || !sequence.starts_with(['0', '+']);
        match sequence.parse() {
            Ok(sequence) if canonical && is_epoch(epoch) => Ok(Self { epoch: epoch.into(), sequence }),
            _ => Err(NotAnEventId),
        }
    }
}

/// A text that no hub has written as an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnEventId;

impl fmt::Display for NotAnEventId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an event id of a hub, which has the form epoch-sequence")
    }
}

impl std::error::Error for NotAnEventId {}

/// Whether a text can name an epoch: lower-case letters and digits.
pub(super) fn is_epoch(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase())
}

/// A name for an epoch that starts now: milliseconds and some of their fractions, in base 36, so that epochs sort
/// by age to the eye.
pub(super) fn new_epoch() -> Arc<str> {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    let mut rest = u64::try_from(now.as_nanos() >> 10).unwrap_or(u64::MAX);
    let mut digits = Vec::new();
    loop {
        digits.push(char::from_digit((rest % 36) as u32, 36).unwrap_or('0'));
        rest /= 36;
        if rest == 0 {
            return digits.iter().rev().collect::<String>().into();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let id = EventId { epoch: new_epoch(), sequence: 42 };
        assert_eq!(id.to_string().parse(), Ok(id));
    }

    #[test]
    fn nothing_but_what_is_written_is_read() {
        for text in [
            "",
            "-",
            "1",
            "a-",
            "-1",
            "a--1",
            "a-+1",
            "a-01",
            "A-1",
            "a b-1",
            "a-1 ",
            "a-18446744073709551616",
        ] {
            assert_eq!(text.parse::<EventId>(), Err(NotAnEventId), "{text:?}");
        }
    }
}
