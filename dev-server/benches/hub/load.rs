//! How events come, and where the CPU time is taken.

use std::time::Duration;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    /// The response's body.
    Body,
    /// A server with connections.
    Socket,
}

impl Level {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Socket => "socket",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Load {
    /// So many at once, the next when all readers have had the last.
    AtOnce { events: usize, rounds: usize },
    /// One after the other on a clock.
    Flow { events: usize, every: Duration },
}

impl Load {
    /// A tenth of it.
    pub(crate) fn quick(self) -> Self {
        match self {
            Self::AtOnce { events, rounds } => Self::AtOnce { events, rounds: rounds.div_ceil(10) },
            Self::Flow { events, every } => Self::Flow { events: events.div_ceil(10), every },
        }
    }

    /// How many events a reader gets in all.
    pub(crate) fn total(self) -> usize {
        match self {
            Self::AtOnce { events, rounds } => events * rounds,
            Self::Flow { events, .. } => events,
        }
    }

    pub(crate) fn name(self) -> String {
        match self {
            Self::AtOnce { events, .. } => format!("{events} at once"),
            Self::Flow { every, .. } => format!("one every {every:?}"),
        }
    }
}
