//! The bounded log of a hub: what was published, in order, and what a reader's last event id means in it.

use std::{collections::VecDeque, io, sync::Arc};

use bytes::{Bytes, BytesMut};

use super::{EventId, Gap, PublishError, Start, file::LogFile, id::new_epoch};
use crate::sse::Event;

/// The longest run of events handed to a reader at once, in bytes (a single longer event is handed over whole).
const FRAME_BYTES: usize = 64 * 1024;

/// How many joined runs are remembered. Readers that fall behind together share them.
const FRAMES: usize = 8;

/// How many epochs are remembered at least, so that an id older than the log is known to be old and not foreign.
const EPOCHS: usize = 64;

/// How much a log keeps.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    pub(super) events: usize,
    pub(super) bytes: usize,
}

/// A span of sequence numbers issued under one name: those after `start`, up to the next epoch's start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Epoch {
    pub(super) name: Arc<str>,
    pub(super) start: u64,
}

/// What lies in a log: events `base + 1 ..= base + entries.len()`, and the epochs they belong to.
#[derive(Debug, Default)]
pub(super) struct Contents {
    pub(super) base: u64,
    pub(super) entries: VecDeque<Bytes>,
    pub(super) epochs: Vec<Epoch>,
}

/// Several events joined into one slice, so that a reader that is behind takes them with one write.
#[derive(Debug)]
struct Run {
    after: u64,
    to: u64,
    bytes: Bytes,
}

#[derive(Debug)]
pub(super) struct Log {
    contents: Contents,
    bytes: usize,
    bounds: Bounds,
    runs: VecDeque<Run>,
    file: Option<LogFile>,
}

impl Log {
    /// An empty log in memory.
    pub(super) fn in_memory(bounds: Bounds) -> Self {
        let contents =
            Contents { epochs: vec![Epoch { name: new_epoch(), start: 0 }], ..Contents::default() };
        Self { contents, bytes: 0, bounds, runs: VecDeque::new(), file: None }
    }

    /// The log that lies in `file` and holds `contents`, gone on in a new epoch.
    pub(super) fn on_disk(mut file: LogFile, contents: Contents, bounds: Bounds) -> io::Result<Self> {
        let bytes = contents.entries.iter().map(Bytes::len).sum();
        let mut log = Self { contents, bytes, bounds, runs: VecDeque::new(), file: None };
        let mut name = new_epoch();
        while log.contents.epochs.iter().any(|epoch| epoch.name == name) {
            name = new_epoch();
        }
        let epoch = Epoch { name, start: log.head() };
        file.append_epoch(&epoch)?;
        log.contents.epochs.push(epoch);
        log.trim();
        // An epoch of which an event is kept is never forgotten: readers may stand in it.
        let base = log.base();
        let ended = log
            .contents
            .epochs
            .windows(2)
            .take_while(|pair| pair.iter().skip(1).all(|next| next.start <= base));
        let surplus = ended.count().min(log.contents.epochs.len().saturating_sub(EPOCHS));
        log.contents.epochs.drain(..surplus);
        log.file = Some(file);
        log.trim();
        Ok(log)
    }

    /// The sequence number of the newest event.
    pub(super) fn head(&self) -> u64 {
        self.contents.base + self.contents.entries.len() as u64
    }

    /// The sequence number of the newest event no longer kept.
    pub(super) fn base(&self) -> u64 {
        self.contents.base
    }

    /// The id of a sequence number, or of the place after it.
    pub(super) fn id(&self, sequence: u64) -> EventId {
        let owner = self.contents.epochs.iter().rev().find(|epoch| epoch.start <= sequence);
        let epoch =
            owner.or(self.contents.epochs.first()).map(|epoch| epoch.name.clone()).unwrap_or_default();
        EventId { epoch, sequence }
    }

    /// Encodes an event under the next id and keeps it, on disk first: what a reader has seen is in the log.
    pub(super) fn append(&mut self, event: &Event) -> Result<EventId, PublishError> {
        let id = self.id(self.head() + 1);
        let bytes = event.encode_with(Some(&id.to_string()));
        if bytes.len() > self.bounds.bytes {
            return Err(PublishError::TooLarge { bytes: bytes.len(), limit: self.bounds.bytes });
        }
        if let Some(file) = &mut self.file {
            file.append_event(id.sequence, &bytes).map_err(PublishError::Log)?;
        }
        self.bytes += bytes.len();
        self.contents.entries.push_back(bytes);
        self.trim();
        Ok(id)
    }

    /// Lets go of the file; what is appended afterwards is in memory only.
    pub(super) fn release_file(&mut self) {
        self.file = None;
    }

    /// Drops what exceeds the bounds, and rewrites the file once half of it is dropped events.
    fn trim(&mut self) {
        while self.contents.entries.len() > self.bounds.events || self.bytes > self.bounds.bytes {
            let Some(oldest) = self.contents.entries.pop_front() else { break };
            self.bytes -= oldest.len();
            self.contents.base += 1;
        }
        if let Some(file) = &mut self.file
            && file.wants_compaction(self.bytes)
            && let Err(error) = file.compact(&self.contents)
        {
            // The old file is whole and goes on growing; the next event tries again.
            tracing::warn!(%error, path = %file.path().display(), "the event log could not be compacted");
        }
    }

    /// Where a reader with this last event id begins, as the sequence number after which events follow.
    pub(super) fn resume(&self, last_event_id: Option<&str>) -> (u64, Start) {
        let Some(text) = last_event_id else { return (self.head(), Start::Fresh) };
        let place = text.parse::<EventId>().ok().and_then(|id| self.place(&id));
        let (after, missed) = match place {
            Some(Place::Kept(sequence)) => {
                return (sequence, Start::Resumed { replayed: self.head() - sequence });
            }
            Some(Place::TooOld(sequence)) => (self.base(), Some(self.base() - sequence)),
            Some(Place::Lost(after)) => (after, None),
            None => (self.head(), None),
        };
        let gap = Gap { last_event_id: text.into(), continues_after: self.id(after), missed };
        (after, Start::Gap(gap))
    }

    fn place(&self, id: &EventId) -> Option<Place> {
        let index = self.contents.epochs.iter().position(|epoch| epoch.name == id.epoch)?;
        let start = self.contents.epochs.get(index)?.start;
        let next = self.contents.epochs.get(index + 1);
        let end = next.map_or(self.head(), |next| next.start);
        match id.sequence {
            sequence if sequence < start => None,
            // Sent once, but lost by the disk: everything since is new to this reader.
            sequence if sequence > end => next.map(|_| Place::Lost(end.max(self.base()))),
            sequence if sequence < self.base() => Some(Place::TooOld(sequence)),
            sequence => Some(Place::Kept(sequence)),
        }
    }

    /// The events after `after`, as one slice and the sequence number of its last; none where there are none.
    ///
    /// `after` must not lie before the base.
    pub(super) fn run_after(&mut self, after: u64) -> Option<(Bytes, u64)> {
        let head = self.head();
        let first = usize::try_from(after.checked_sub(self.base())?).ok()?;
        let entry = self.contents.entries.get(first)?;
        if after + 1 == head || entry.len() >= FRAME_BYTES {
            return Some((entry.clone(), after + 1));
        }
        if let Some(run) = self.runs.iter().find(|run| run.after == after)
            && (run.to == head || run.bytes.len() >= FRAME_BYTES)
        {
            return Some((run.bytes.clone(), run.to));
        }
        let mut joined = BytesMut::with_capacity(self.run_bytes(first));
        let mut to = after;
        for bytes in self.contents.entries.range(first..) {
            joined.extend_from_slice(bytes);
            to += 1;
            if joined.len() >= FRAME_BYTES {
                break;
            }
        }
        let bytes = joined.freeze();
        if self.runs.len() == FRAMES {
            self.runs.pop_front();
        }
        self.runs.retain(|run| run.after != after);
        self.runs.push_back(Run { after, to, bytes: bytes.clone() });
        Some((bytes, to))
    }

    fn run_bytes(&self, first: usize) -> usize {
        let mut total = 0;
        for bytes in self.contents.entries.range(first..) {
            total += bytes.len();
            if total >= FRAME_BYTES {
                break;
            }
        }
        total
    }
}

enum Place {
    Kept(u64),
    TooOld(u64),
    Lost(u64),
}

#[cfg(test)]
mod tests {
    use super::*;

    fn log(events: usize) -> Log {
        Log::in_memory(Bounds { events, bytes: 1 << 20 })
    }

    fn fill(log: &mut Log, count: u64) {
        for _ in 0..count {
            let n = log.head() + 1;
            log.append(&Event::from(n.to_string())).unwrap();
        }
    }

    fn resume(log: &Log, sequence: u64) -> (u64, Start) {
        log.resume(Some(&EventId { epoch: log.id(0).epoch, sequence }.to_string()))
    }

    #[test]
    fn ids_count_from_one_and_stand_in_the_bytes() {
        let mut log = log(10);
        let id = log.append(&Event::from("x")).unwrap();
        assert_eq!(id.sequence(), 1);
        let (bytes, to) = log.run_after(0).unwrap();
        assert_eq!((bytes, to), (format!("id: {id}\ndata: x\n\n").into(), 1));
    }

    #[test]
    fn the_oldest_events_go_when_there_are_too_many() {
        let mut log = log(3);
        fill(&mut log, 5);
        assert_eq!((log.base(), log.head()), (2, 5));
    }

    #[test]
    fn the_oldest_events_go_when_they_are_too_long() {
        let mut log = Log::in_memory(Bounds { events: 10, bytes: 100 });
        for _ in 0..3 {
            log.append(&Event::from("x".repeat(40))).unwrap();
        }
        assert_eq!((log.base(), log.head()), (2, 3));
    }

    #[test]
    fn an_event_longer_than_the_log_is_refused_and_takes_no_number() {
        let mut log = Log::in_memory(Bounds { events: 10, bytes: 100 });
        let error = log.append(&Event::from("x".repeat(200))).unwrap_err();
        assert!(matches!(error, PublishError::TooLarge { limit: 100, .. }), "{error}");
        assert_eq!(log.head(), 0);
    }

    #[test]
    fn a_known_id_resumes_after_it() {
        let mut log = log(3);
        fill(&mut log, 5);
        assert_eq!(resume(&log, 5), (5, Start::Resumed { replayed: 0 }));
        assert_eq!(resume(&log, 3), (3, Start::Resumed { replayed: 2 }));
        // Event 2 is gone, but who has seen it has missed nothing.
        assert_eq!(resume(&log, 2), (2, Start::Resumed { replayed: 3 }));
    }

    #[test]
    fn an_id_too_old_gets_what_is_left_and_learns_what_is_missing() {
        let mut log = log(3);
        fill(&mut log, 5);
        let (after, Start::Gap(gap)) = resume(&log, 0) else { panic!("a gap") };
        assert_eq!((after, gap.missed, gap.continues_after.sequence()), (2, Some(2), 2));
    }

    #[test]
    fn an_unknown_id_gets_nothing_old_because_it_might_have_seen_it() {
        let mut log = log(3);
        fill(&mut log, 5);
        for text in ["someone-elses", "x-3", "-", &log.id(6).to_string()] {
            let (after, Start::Gap(gap)) = log.resume(Some(text)) else { panic!("a gap for {text}") };
            assert_eq!((after, gap.missed, &*gap.last_event_id), (5, None, text));
        }
    }

    #[test]
    fn without_an_id_a_reader_starts_at_the_end() {
        let mut log = log(3);
        fill(&mut log, 5);
        assert_eq!(log.resume(None), (5, Start::Fresh));
    }

    #[test]
    fn several_events_are_one_slice_made_once() {
        let mut log = log(10);
        fill(&mut log, 5);
        let (one, to) = log.run_after(2).unwrap();
        let (same, _) = log.run_after(2).unwrap();
        assert_eq!(to, 5);
        assert_eq!(one.as_ptr(), same.as_ptr());
        let text = String::from_utf8(one.to_vec()).unwrap();
        let data: Vec<_> = text.lines().filter(|line| line.starts_with("data")).collect();
        assert_eq!(data, ["data: 3", "data: 4", "data: 5"]);
    }

    #[test]
    fn a_joined_run_is_made_anew_when_more_has_come() {
        let mut log = log(10);
        fill(&mut log, 2);
        assert_eq!(log.run_after(0).unwrap().1, 2);
        fill(&mut log, 1);
        assert_eq!(log.run_after(0).unwrap().1, 3);
    }

    #[test]
    fn a_run_is_bounded() {
        let mut log = Log::in_memory(Bounds { events: 100, bytes: 1 << 20 });
        for _ in 0..100 {
            log.append(&Event::from("x".repeat(1000))).unwrap();
        }
        let mut after = 0;
        let mut runs = 0;
        while let Some((bytes, to)) = log.run_after(after) {
            assert!(bytes.len() <= FRAME_BYTES + 2000);
            assert!(to > after);
            after = to;
            runs += 1;
        }
        assert_eq!((after, runs), (100, 2));
    }
}
