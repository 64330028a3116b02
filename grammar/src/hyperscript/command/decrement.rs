//! `decrement`: takes an amount from a number.

use crate::hyperscript::expression::Expr;

/// `decrement TARGET [by AMOUNT]`
#[derive(Debug)]
pub struct Decrement<'a> {
    /// Something that can be written; read as a number, 0 where there is none.
    pub target: Expr<'a>,
    /// By how much; 1 where it is missing.
    pub by: Option<Expr<'a>>,
}
