//! `+`, `-`, `*`, `/`, `mod`.

use super::Expr;

/// `a + b + c`, from left to right. Different operators need parentheses.
#[derive(Debug)]
pub struct Math<'a> {
    /// The operator.
    pub operator: Operator,
    /// Two operands or more.
    pub operands: Vec<Expr<'a>>,
}

/// What is done with the operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `+`: also joins texts, and lists.
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `mod`
    Modulo,
}
