//! `tell`: runs commands with another implicit target.
//!
//! ```hyperscript
//! on click tell <p/> in me add .seen then log your textContent end
//! ```

use super::Command;
use super::{CommandKind, parse_block_end, parse_list};
use crate::hyperscript::expression;
use crate::hyperscript::expression::Expr;
use crate::hyperscript::keyword::FEATURE;
use crate::hyperscript::parser::Parser;
use crate::span::Span;

/// `tell TARGET … end`
#[derive(Clone, Copy, Debug)]
pub struct Tell<'a> {
    /// What `you` is, one after the other where it is a list.
    pub target: &'a Expr<'a>,
    /// What runs.
    pub body: &'a [Command<'a>],
}

/// What follows `tell`.
pub(super) fn parse<'a>(p: &mut Parser<'a>, opened: Span) -> CommandKind<'a> {
    let target = expression::parse(p);
    let body = parse_list(p);
    // The next feature ends it too.
    if !p.token.keyword.is(FEATURE) {
        parse_block_end(p, opened);
    }
    CommandKind::Tell(Tell { target, body })
}
