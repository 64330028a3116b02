//! What the program's commands do: arguments to effects.

pub(crate) mod check;
pub(crate) mod record;
pub(crate) mod serve;

/// Why a command gave up; it is told on the terminal, and the exit status is 1.
pub(crate) type Failure = Box<dyn std::error::Error + Send + Sync>;
