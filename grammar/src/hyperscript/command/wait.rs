//! `wait`: for a time, for an event, or for whichever comes first.

use crate::hyperscript::expression::Expr;
use std::borrow::Cow;

/// The forms of `wait`.
#[derive(Debug)]
pub enum Wait<'a> {
    /// `wait a tick`
    Tick,
    /// `wait TIME`, in milliseconds.
    Time(Box<Expr<'a>>),
    /// `wait for EVENT[(arguments)] [or …] [from SOURCE]`
    For {
        /// What is waited for, at least one.
        any: Vec<Until<'a>>,
        /// Whose events; `me` where it is missing.
        from: Option<Box<Expr<'a>>>,
    },
}

/// What ends a wait.
#[derive(Debug)]
pub enum Until<'a> {
    /// An event, which is then `it`.
    Event {
        /// Its name.
        name: Cow<'a, str>,
        /// Properties of the event, or of its detail, that become local variables.
        arguments: Vec<&'a str>,
    },
    /// A time in milliseconds, which is then `it`.
    Time(Expr<'a>),
}
