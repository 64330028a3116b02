//! What can be set about a hub.

use std::{io, path::PathBuf, time::Duration};

use super::{
    Hub,
    file::LogFile,
    log::{Bounds, Log},
};
use crate::sse::heartbeat;

#[derive(Clone, Debug)]
pub(super) struct Options {
    pub(super) bounds: Bounds,
    pub(super) queue: u64,
    pub(super) heartbeat: Duration,
    pub(super) retry: Option<Duration>,
    pub(super) coalesce: Duration,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            bounds: Bounds { events: 1024, bytes: 4 * 1024 * 1024 },
            queue: 256,
            heartbeat: heartbeat::EVERY,
            retry: None,
            coalesce: Duration::ZERO,
        }
    }
}

/// A hub in the making: [`Hub::builder`].
///
/// ```
/// use std::time::Duration;
/// use hypertide_server::sse::Hub;
///
/// # let folder = tempfile::tempdir()?;
/// # let path = folder.path().join("prices.log");
/// let hub = Hub::builder().log_events(10_000).log_file(path).retry(Duration::from_secs(2)).build()?;
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct HubBuilder {
    options: Options,
    file: Option<PathBuf>,
}

impl HubBuilder {
    /// Keeps at most this many events (1,024 unless set, at least one).
    #[must_use]
    pub fn log_events(mut self, events: usize) -> Self {
        self.options.bounds.events = events.max(1);
        self
    }

    /// Keeps at most this many bytes of encoded events (4 MiB unless set); a longer event cannot be published.
    #[must_use]
    pub fn log_bytes(mut self, bytes: usize) -> Self {
        self.options.bounds.bytes = bytes;
        self
    }

    /// Keeps the log in this file too, so that it outlives the process: readers of the last one resume. The file is
    /// made where there is none, is at most some two and a half times as long as what is kept, and belongs to one
    /// hub at a time.
    #[must_use]
    pub fn log_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.file = Some(path.into());
        self
    }

    /// Drops a reader that has this many events waiting (256 unless set). Readers read from the log, so that one
    /// also is dropped when the log no longer has what it has not taken yet.
    #[must_use]
    pub fn queue(mut self, events: usize) -> Self {
        self.options.queue = events.max(1) as u64;
        self
    }

    /// Sends every reader a comment every `period` (15 s unless set); zero sends none.
    #[must_use]
    pub fn heartbeat(mut self, period: Duration) -> Self {
        self.options.heartbeat = period;
        self
    }

    /// Tells readers how long to wait before they connect again. Unless set they decide themselves.
    #[must_use]
    pub fn retry(mut self, retry: Duration) -> Self {
        self.options.retry = Some(retry);
        self
    }

    /// Wakes readers at most once in `period`, so that events that follow each other within it are one write for
    /// each reader. An event after a quiet period is sent at once, the others wait for at most one. Unless set, each
    /// event is sent at once.
    #[must_use]
    pub fn coalesce(mut self, period: Duration) -> Self {
        self.options.coalesce = period;
        self
    }

    /// The hub.
    ///
    /// Fails where the log's file cannot be read and written, is no event log, or is in use; without a file, never.
    /// An event that a crash left half written is dropped from the file, and said in the program's log.
    pub fn build(self) -> io::Result<Hub> {
        let log = match self.file {
            None => Log::in_memory(self.options.bounds),
            Some(path) => {
                let (file, contents) = LogFile::open(&path)?;
                Log::on_disk(file, contents, self.options.bounds)?
            }
        };
        Ok(Hub::with(log, self.options))
    }
}
