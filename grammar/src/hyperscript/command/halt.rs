//! `halt`: stops an event.

/// `halt [the event['s]] [bubbling | default]`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Halt {
    /// Stops the event's way up.
    pub bubbling: bool,
    /// Prevents what the browser does by default.
    pub default: bool,
    /// `the event`: the commands after it still run.
    pub goes_on: bool,
}
