//! `and`, `or`.

use super::Expr;

/// `a and b and c`, from left to right, stopping where the result is known. Different operators need parentheses.
#[derive(Debug)]
pub struct Logical<'a> {
    /// The operator.
    pub operator: Operator,
    /// Two operands or more.
    pub operands: Vec<Expr<'a>>,
}

/// How the operands are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `and`
    And,
    /// `or`
    Or,
}
