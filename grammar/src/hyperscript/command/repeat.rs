//! `repeat`: runs commands again and again.

use super::Command;
use crate::hyperscript::expression::Expr;
use std::borrow::Cow;

/// `repeat … end` and `for NAME in ITEMS … end`
#[derive(Debug)]
pub struct Repeat<'a> {
    /// How often.
    pub over: Over<'a>,
    /// `index NAME` or `indexed by NAME`: the local variable that counts the passes from 0.
    pub index: Option<&'a str>,
    /// What runs in each pass.
    pub body: Vec<Command<'a>>,
    /// `else …`: what runs where there was no pass at all.
    pub otherwise: Vec<Command<'a>>,
}

/// How often a loop runs.
#[derive(Debug)]
pub enum Over<'a> {
    /// `for NAME in ITEMS` or `repeat in ITEMS`
    Items {
        /// The local variable; `it` for `repeat in`.
        name: &'a str,
        /// What is iterated: the keys of something that is not iterable; asynchronous iterators too.
        items: Expr<'a>,
    },
    /// `repeat while CONDITION`
    While(Expr<'a>),
    /// `repeat until CONDITION`
    Until(Expr<'a>),
    /// `repeat until event EVENT [from SOURCE]`; a turn of the event loop passes after each pass.
    UntilEvent {
        /// The event's name.
        name: Cow<'a, str>,
        /// Whose event; `me` where it is missing.
        from: Option<Expr<'a>>,
    },
    /// `repeat COUNT times`
    Times(Expr<'a>),
    /// `repeat [forever] …`
    Forever,
    /// `repeat … while CONDITION end`: tested after each pass.
    DoWhile(Expr<'a>),
    /// `repeat … until CONDITION end`: tested after each pass.
    DoUntil(Expr<'a>),
}
