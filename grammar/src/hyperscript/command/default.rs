//! `default`: assigns where there is no value yet.

use crate::hyperscript::expression::Expr;

/// `default TARGET to VALUE`: assigns where the target is null, undefined or the empty string.
#[derive(Debug)]
pub struct Default<'a> {
    /// Something that can be written.
    pub target: Expr<'a>,
    /// The value.
    pub value: Expr<'a>,
}
