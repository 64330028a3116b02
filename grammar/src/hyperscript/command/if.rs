//! `if`: runs one of two lists of commands.
//!
//! ```hyperscript
//! on click
//!   if $x is 1 log "one"
//!   else if $x is 2 log "two"
//!   else log "many"
//!   end
//! end
//! ```

use super::Command;
use super::{CommandKind, parse_block_end, parse_list, parse_one};
use crate::hyperscript::expression;
use crate::hyperscript::expression::Expr;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::parser::Parser;
use crate::span::Span;

/// `if CONDITION [then] … [else …] end`
#[derive(Clone, Copy, Debug)]
pub struct If<'a> {
    /// The condition.
    pub condition: &'a Expr<'a>,
    /// What runs where it holds.
    pub then: &'a [Command<'a>],
    /// What runs where it does not; `else if` is one `if` in here.
    pub otherwise: &'a [Command<'a>],
}

/// What follows `if`.
pub(super) fn parse<'a>(p: &mut Parser<'a>, opened: Span) -> CommandKind<'a> {
    let condition = expression::parse(p);
    p.take(Keyword::Then);
    let then = parse_list(p);
    let mut otherwise: &[_] = &[];
    if p.take(Keyword::Else) || p.take(Keyword::Otherwise) {
        // `else if` on one line is one chain with one `end`; an `if` on the next line has its own.
        if p.at(Keyword::If) && !p.token.fresh_line {
            let nested = parse_one(p);
            otherwise = p.list(&[nested]);
            return CommandKind::If(If { condition, then, otherwise });
        }
        otherwise = parse_list(p);
    }
    parse_block_end(p, opened);
    CommandKind::If(If { condition, then, otherwise })
}
