//! `init`: what to do once the element is there.

use crate::hyperscript::command::Command;

/// `init [immediately] …`
#[derive(Debug)]
pub struct Init<'a> {
    /// `immediately`: while the element is processed, not in a microtask after it.
    pub immediately: bool,
    /// What runs.
    pub commands: Vec<Command<'a>>,
}
