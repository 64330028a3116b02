//! `increment`: adds an amount to a number.
//!
//! ```hyperscript
//! on click increment $count then increment #total's textContent by 5
//! ```

use super::CommandKind;
use crate::hyperscript::expression;
use crate::hyperscript::expression::Expr;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::parser::Parser;

/// `increment TARGET [by AMOUNT]`
#[derive(Clone, Copy, Debug)]
pub struct Increment<'a> {
    /// Something that can be written; read as a number, 0 where there is none.
    pub target: &'a Expr<'a>,
    /// By how much; 1 where it is missing.
    pub by: Option<&'a Expr<'a>>,
}

/// What follows `increment`.
pub(super) fn parse<'a>(p: &mut Parser<'a>) -> CommandKind<'a> {
    let target = expression::parse_writable(p, &[Keyword::By]);
    let by = p.clause(Keyword::By);
    CommandKind::Increment(Increment { target, by })
}
