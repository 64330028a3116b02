//! `append`: adds at the end of a list, a text or an element.
//!
//! ```hyperscript
//! on click append "one" to $list then append "!" to #title
//! ```

use super::CommandKind;
use crate::hyperscript::expression;
use crate::hyperscript::expression::Expr;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::parser::Parser;

/// `append VALUE [to TARGET]`
#[derive(Clone, Copy, Debug)]
pub struct Append<'a> {
    /// What is added.
    pub value: &'a Expr<'a>,
    /// What it is added to; `result` where it is missing.
    pub target: Option<&'a Expr<'a>>,
}

/// What follows `append`.
pub(super) fn parse<'a>(p: &mut Parser<'a>) -> CommandKind<'a> {
    let value = expression::parse(p);
    let target = p.clause(Keyword::To);
    CommandKind::Append(Append { value, target })
}
