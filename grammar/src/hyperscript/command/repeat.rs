//! `repeat`: runs commands again and again.
//!
//! ```hyperscript
//! on click
//!   repeat for item in $list index i
//!     log i, item
//!   else
//!     log "nothing"
//!   end
//! end
//!
//! on click repeat 3 times log it end
//!
//! on click repeat while $x < 3 increment $x end repeat until event stop from me wait 1s end
//!
//! on click repeat increment $x until $x > 10 end
//! ```

use super::Command;
use super::toggle::parse_event;
use super::{CommandKind, parse_block_end, parse_list};
use crate::diagnostic::Expected;
use crate::hyperscript::expression;
use crate::hyperscript::expression::Expr;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::parser::Parser;
use crate::span::Span;

/// `repeat … end` and `for NAME in ITEMS … end`
#[derive(Clone, Copy, Debug)]
pub struct Repeat<'a> {
    /// How often.
    pub over: Over<'a>,
    /// `index NAME` or `indexed by NAME`: the local variable that counts the passes from 0.
    pub index: Option<&'a str>,
    /// What runs in each pass.
    pub body: &'a [Command<'a>],
    /// `else …`: what runs where there was no pass at all.
    pub otherwise: &'a [Command<'a>],
}

/// How often a loop runs.
#[derive(Clone, Copy, Debug)]
pub enum Over<'a> {
    /// `for NAME in ITEMS` or `repeat in ITEMS`
    Items {
        /// The local variable; `it` for `repeat in`.
        name: &'a str,
        /// What is iterated: the keys of something that is not iterable; asynchronous iterators too.
        items: &'a Expr<'a>,
    },
    /// `repeat while CONDITION`
    While(&'a Expr<'a>),
    /// `repeat until CONDITION`
    Until(&'a Expr<'a>),
    /// `repeat until event EVENT [from SOURCE]`; a turn of the event loop passes after each pass.
    UntilEvent {
        /// The event's name.
        name: &'a str,
        /// Whose event; `me` where it is missing.
        from: Option<&'a Expr<'a>>,
    },
    /// `repeat COUNT times`
    Times(&'a Expr<'a>),
    /// `repeat [forever] …`
    Forever,
    /// `repeat … while CONDITION end`: tested after each pass.
    DoWhile(&'a Expr<'a>),
    /// `repeat … until CONDITION end`: tested after each pass.
    DoUntil(&'a Expr<'a>),
}

/// What follows `repeat`.
pub(super) fn parse<'a>(p: &mut Parser<'a>, opened: Span) -> CommandKind<'a> {
    let over = if p.take(Keyword::For) {
        parse_items(p)
    } else if p.take(Keyword::In) {
        Over::Items { name: "it", items: expression::parse(p) }
    } else if p.take(Keyword::While) {
        Over::While(expression::parse(p))
    } else if p.take(Keyword::Until) {
        if p.take(Keyword::Event) {
            let name = parse_event(p);
            let from = p.clause(Keyword::From);
            Over::UntilEvent { name, from }
        } else {
            Over::Until(expression::parse(p))
        }
    } else if p.take(Keyword::Forever) || p.at_boundary() {
        Over::Forever
    } else {
        let count = expression::parse(p);
        p.require(&Expected::Word(Keyword::Times));
        Over::Times(count)
    };
    parse_body(p, over, opened)
}

/// `NAME in ITEMS`
pub(super) fn parse_items<'a>(p: &mut Parser<'a>) -> Over<'a> {
    let name = p.name();
    p.require(&Expected::Word(Keyword::In));
    p.item = Some(name);
    let items = expression::parse(p);
    Over::Items { name, items }
}

/// What stands behind the head of a loop.
pub(super) fn parse_body<'a>(p: &mut Parser<'a>, mut over: Over<'a>, opened: Span) -> CommandKind<'a> {
    let index = if p.take(Keyword::Index) {
        Some(p.name())
    } else if p.take(Keyword::Indexed) {
        p.require(&Expected::Word(Keyword::By));
        Some(p.name())
    } else {
        None
    };
    p.loops += 1;
    let body = parse_list(p);
    p.loops -= 1;
    if matches!(over, Over::Forever) {
        if p.take(Keyword::Until) {
            over = Over::DoUntil(expression::parse(p));
        } else if p.take(Keyword::While) {
            over = Over::DoWhile(expression::parse(p));
        }
    }
    let otherwise = if p.take(Keyword::Else) { parse_list(p) } else { &[] };
    parse_block_end(p, opened);
    CommandKind::Repeat(p.alloc(Repeat { over, index, body, otherwise }))
}
