//! The log of an application that has set up none.

use std::io::{self, IsTerminal};

/// Has `tracing` write to stderr where nobody has set a subscriber: else what fails would be told to no one.
pub(crate) fn log_to_stderr() {
    if tracing::dispatcher::has_been_set() {
        return;
    }
    let log = tracing_subscriber::fmt()
        .with_writer(io::stderr)
        .with_target(false)
        .with_ansi(io::stderr().is_terminal());
    // Somebody else's came first after all.
    let _ = log.try_init();
}
