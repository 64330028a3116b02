//! `decrement`: takes an amount from a number.
//!
//! ```hyperscript
//! on click decrement $count by 2
//! ```

use super::CommandKind;
use crate::hyperscript::expression;
use crate::hyperscript::expression::Expr;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::parser::Parser;

/// `decrement TARGET [by AMOUNT]`
#[derive(Clone, Copy, Debug)]
pub struct Decrement<'a> {
    /// Something that can be written; read as a number, 0 where there is none.
    pub target: &'a Expr<'a>,
    /// By how much; 1 where it is missing.
    pub by: Option<&'a Expr<'a>>,
}

/// What follows `decrement`.
pub(super) fn parse<'a>(p: &mut Parser<'a>) -> CommandKind<'a> {
    let target = expression::parse_writable(p, &[Keyword::By]);
    let by = p.clause(Keyword::By);
    CommandKind::Decrement(Decrement { target, by })
}
