//! `toggle`: there and back.

use crate::hyperscript::expression::{Expr, attribute::Attribute, selector::Selector, style::Style};
use std::borrow::Cow;

/// `toggle WHAT [on TARGET] [for TIME | until EVENT [from SOURCE]]`
#[derive(Debug)]
pub struct Toggle<'a> {
    /// What changes.
    pub what: What<'a>,
    /// Where; the implicit target (`you`, else `me`) where it is missing. Never with `Between`.
    pub on: Option<Expr<'a>>,
    /// When it changes back; `None` for never.
    pub until: Option<Until<'a>>,
}

/// What changes.
#[derive(Debug)]
pub enum What<'a> {
    /// `.one .two`, at least one.
    Classes(Vec<Selector<'a>>),
    /// `between .one and .two`
    BetweenClasses(Selector<'a>, Selector<'a>),
    /// `@name="value"`
    Attribute(Attribute<'a>),
    /// `between @name="one" and @name="two"`
    BetweenAttributes(Attribute<'a>, Attribute<'a>),
    /// `*display`: the strategies of `show` and `hide`.
    Visibility(Style<'a>),
    /// `*color of TARGET between VALUES`, at least two.
    Style(Style<'a>, Vec<Expr<'a>>),
    /// `TARGET between VALUES`, at least two; the target can be written.
    Between(Expr<'a>, Vec<Expr<'a>>),
}

/// When it changes back.
#[derive(Debug)]
pub enum Until<'a> {
    /// `for TIME`, in milliseconds.
    Time(Expr<'a>),
    /// `until EVENT [from SOURCE]`
    Event {
        /// The event's name.
        name: Cow<'a, str>,
        /// Whose event; `me` where it is missing.
        from: Option<Expr<'a>>,
    },
}
