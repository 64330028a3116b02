//! `\ x, y -> expression`: a function.

use super::Expr;

/// A function of one expression. Its parameters are local variables of the run around it.
#[derive(Debug)]
pub struct Block<'a> {
    /// The parameters.
    pub parameters: Vec<&'a str>,
    /// What it returns.
    pub body: Expr<'a>,
}
