//! `append`: adds at the end of a list, a text or an element.

use crate::hyperscript::expression::Expr;

/// `append VALUE [to TARGET]`
#[derive(Debug)]
pub struct Append<'a> {
    /// What is added.
    pub value: Expr<'a>,
    /// What it is added to; `result` where it is missing.
    pub target: Option<Expr<'a>>,
}
