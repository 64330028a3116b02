//! `on`: what to do when an event happens.

use super::Body;
use crate::hyperscript::expression::Expr;
use crate::span::Span;
use std::borrow::Cow;

/// `on [every | first] EVENT [or EVENT …] [queue …] …`
#[derive(Debug)]
pub struct On<'a> {
    /// `every`: each event runs at once, none is queued.
    pub every: bool,
    /// The events, at least one.
    pub events: Vec<Event<'a>>,
    /// What happens to events that arrive during a run.
    pub queue: Queue,
    /// What runs.
    pub body: Body<'a>,
}

/// One event that is listened for.
#[derive(Debug)]
pub struct Event<'a> {
    /// The whole of it.
    pub span: Span,
    /// The event's name.
    pub name: Cow<'a, str>,
    /// `(clientX, clientY)`: properties of the event, or of its detail, that become local variables.
    pub arguments: Vec<&'a str>,
    /// `[expression]`
    pub filter: Option<Expr<'a>>,
    /// `1`, `2 to 10`, `3 and on`; `first` is `1`.
    pub count: Option<Count>,
    /// What is observed, for `resize`, `intersection` and `mutation`.
    pub observe: Option<Observe<'a>>,
    /// `from TARGET`
    pub from: Option<Expr<'a>>,
    /// `elsewhere` or `from elsewhere`
    pub elsewhere: bool,
    /// `in SELECTOR`: only events from inside such an element, which is then `it`.
    pub within: Option<Expr<'a>>,
    /// `debounced at TIME`, in milliseconds.
    pub debounced: Option<f64>,
    /// `throttled at TIME`, in milliseconds.
    pub throttled: Option<f64>,
}

/// Which occurrences count, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// The first one that runs.
    pub first: u32,
    /// The last one that runs; `None` for `and on`.
    pub last: Option<u32>,
}

/// What happens to events that arrive while the handler runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Queue {
    /// The newest one waits, those before it are dropped.
    #[default]
    Last,
    /// All of them wait.
    All,
    /// The oldest one waits, those after it are dropped.
    First,
    /// All of them are dropped.
    None,
}

/// The events that come from an observer.
#[derive(Debug)]
pub enum Observe<'a> {
    /// `resize`: a `ResizeObserver`, where the target is an element.
    Resize,
    /// `intersection [with ROOT] [having margin M and threshold T]`
    Intersection {
        /// `with ROOT`
        root: Option<Expr<'a>>,
        /// `margin`, as CSS.
        margin: Option<Cow<'a, str>>,
        /// `threshold`: a number, or a list of them.
        threshold: Option<Expr<'a>>,
    },
    /// `mutation [of …]`
    Mutation(Mutation<'a>),
}

/// What a `MutationObserver` watches. All false and empty means that nothing was named: attributes, text and children,
/// but not the subtree.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Mutation<'a> {
    /// `attributes`
    pub attributes: bool,
    /// `childList`
    pub child_list: bool,
    /// `subtree`
    pub subtree: bool,
    /// `characterData`
    pub character_data: bool,
    /// `@name`
    pub attribute_filter: Vec<&'a str>,
}
