//! `log`: writes to the console.

use crate::hyperscript::expression::Expr;

/// `log [VALUE, …] [with FUNCTION]`
#[derive(Debug)]
pub struct Log<'a> {
    /// What is written.
    pub values: Vec<Expr<'a>>,
    /// What writes it; `console.log` where it is missing.
    pub with: Option<Box<Expr<'a>>>,
}
