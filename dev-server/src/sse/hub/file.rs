//! The log on disk: one file that is only appended to, and outlives the process.
//!
//! It is readable as the event stream it records: each event's bytes follow a comment line that gives their
//! sequence number, length and CRC-32. A record that a crash left unfinished does not fit its line, and is dropped
//! with all that follows.
//!
//! ```text
//! :hypertide event log 1
//! :epoch mfk2x0 0
//! :event 1 26 5f1f0b7e
//! id: mfk2x0-1
//! data: first
//!
//! ```

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

use bytes::Bytes;

use super::{
    id::is_epoch,
    log::{Contents, Epoch},
};

const FIRST_LINE: &[u8] = b":hypertide event log 1\n";

/// A file smaller than this is not worth compacting.
const COMPACT_FROM: u64 = 64 * 1024;

#[derive(Debug)]
pub(super) struct LogFile {
    path: PathBuf,
    file: File,
    length: u64,
    /// A write failed and could not be undone: what follows would stand behind a torn record.
    torn: bool,
}

impl LogFile {
    /// Opens or creates the log at `path`, reads it, and cuts off what is torn.
    ///
    /// Fails where the file cannot be read and written, is in use by another process, or is no event log.
    pub(super) fn open(path: &Path) -> io::Result<(Self, Contents)> {
        let mut file = open_locked(path)?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        let mut log = Self { path: path.into(), file, length: 0, torn: false };
        if FIRST_LINE.starts_with(&bytes) && bytes.len() < FIRST_LINE.len() {
            // New, or torn in its very first line.
            log.truncate(0)?;
            log.append(FIRST_LINE)?;
            return Ok((log, Contents::default()));
        }
        let Some(records) = bytes.strip_prefix(FIRST_LINE) else {
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                format!("{} is no event log: its first line is not `:hypertide event log 1`", path.display()),
            ));
        };
        let (contents, good) = read_records(records);
        let length = FIRST_LINE.len() + good;
        if length < bytes.len() {
            tracing::warn!(
                path = %path.display(),
                dropped_bytes = bytes.len() - length,
                last_event = contents.base + contents.entries.len() as u64,
                "the end of the event log was torn and is dropped",
            );
        }
        log.truncate(length as u64)?;
        Ok((log, contents))
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn append_epoch(&mut self, epoch: &Epoch) -> io::Result<()> {
        self.append(epoch_line(epoch).as_bytes())
    }

    pub(super) fn append_event(&mut self, sequence: u64, bytes: &[u8]) -> io::Result<()> {
        let mut record = event_line(sequence, bytes).into_bytes();
        record.extend_from_slice(bytes);
        self.append(&record)
    }

    fn append(&mut self, record: &[u8]) -> io::Result<()> {
        if self.torn {
            self.truncate(self.length)?;
        }
        match self.file.write_all(record) {
            Ok(()) => {
                self.length += record.len() as u64;
                Ok(())
            }
            Err(error) => {
                self.torn = true;
                // Where this fails too, the next append tries it again before it writes.
                let _ = self.truncate(self.length);
                Err(error)
            }
        }
    }

    fn truncate(&mut self, length: u64) -> io::Result<()> {
        self.file.set_len(length)?;
        self.file.seek(SeekFrom::Start(length))?;
        self.length = length;
        self.torn = false;
        Ok(())
    }

    /// Whether more than half of the file is no longer needed, where `kept` bytes are.
    pub(super) fn wants_compaction(&self, kept: usize) -> bool {
        self.length > COMPACT_FROM && self.length / 2 > kept as u64 * 5 / 4
    }

    /// Writes what is kept to a new file, which then takes the old one's place in one step.
    pub(super) fn compact(&mut self, contents: &Contents) -> io::Result<()> {
        let mut image = FIRST_LINE.to_vec();
        let mut epochs = contents.epochs.iter().peekable();
        let mut sequence = contents.base;
        // An epoch that starts before the base gives the first event its place in the sequence.
        image.extend_from_slice(base_line(contents.base).as_bytes());
        for bytes in &contents.entries {
            while let Some(epoch) = epochs.next_if(|epoch| epoch.start <= sequence) {
                image.extend_from_slice(epoch_line(epoch).as_bytes());
            }
            sequence += 1;
            image.extend_from_slice(event_line(sequence, bytes).as_bytes());
            image.extend_from_slice(bytes);
        }
        for epoch in epochs {
            image.extend_from_slice(epoch_line(epoch).as_bytes());
        }
        let mut name = self.path.file_name().unwrap_or_default().to_owned();
        name.push(".new");
        let new_path = self.path.with_file_name(name);
        let mut file = open_locked(&new_path)?;
        file.set_len(0)?;
        file.write_all(&image)?;
        // The new file must be whole on the disk before its name replaces the old one's.
        file.sync_data()?;
        fs::rename(&new_path, &self.path)?;
        self.file = file;
        self.length = image.len() as u64;
        self.torn = false;
        Ok(())
    }
}

fn open_locked(path: &Path) -> io::Result<File> {
    let named = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
    let file =
        OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path).map_err(named)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(io::Error::new(
            io::ErrorKind::ResourceBusy,
            format!("{}: the event log is in use by another process or hub", path.display()),
        )),
        Err(TryLockError::Error(error)) => Err(named(error)),
    }
}

fn base_line(base: u64) -> String {
    format!(":base {base}\n")
}

fn epoch_line(epoch: &Epoch) -> String {
    format!(":epoch {} {}\n", epoch.name, epoch.start)
}

fn event_line(sequence: u64, bytes: &[u8]) -> String {
    format!(":event {sequence} {} {:08x}\n", bytes.len(), crc32fast::hash(bytes))
}

/// What the records hold, and how many bytes of them are whole.
fn read_records(records: &[u8]) -> (Contents, usize) {
    let mut contents = Contents::default();
    let mut rest = records;
    while let Some(after) = read_record(rest, &mut contents) {
        rest = after;
    }
    (contents, records.len() - rest.len())
}

fn read_record<'a>(records: &'a [u8], contents: &mut Contents) -> Option<&'a [u8]> {
    let end = records.iter().position(|byte| *byte == b'\n')?;
    let (line, rest) = (records.get(..end)?, records.get(end + 1..)?);
    let words: Vec<&str> = std::str::from_utf8(line).ok()?.split(' ').collect();
    let head = contents.base + contents.entries.len() as u64;
    match words[..] {
        [":base", base] if head == 0 && contents.epochs.is_empty() => {
            contents.base = base.parse().ok()?;
            Some(rest)
        }
        [":epoch", name, start] if is_epoch(name) => {
            let start = start.parse().ok().filter(|start| *start <= head)?;
            contents.epochs.push(Epoch { name: name.into(), start });
            Some(rest)
        }
        [":event", sequence, length, checksum] if !contents.epochs.is_empty() => {
            let (bytes, rest) = rest.split_at_checked(length.parse().ok()?)?;
            let whole = sequence.parse() == Ok(head + 1)
                && u32::from_str_radix(checksum, 16) == Ok(crc32fast::hash(bytes));
            whole.then(|| {
                contents.entries.push_back(Bytes::copy_from_slice(bytes));
                rest
            })
        }
        _ => None,
    }
}

#[cfg(test)]
#[path = "file_tests.rs"]
mod tests;
