//! A method of a target, written as a command: `reset() on #form`.

use crate::hyperscript::expression::Expr;

/// `NAME(ARGUMENTS) (the | to | on | with | into | from | at) TARGET`
#[derive(Debug)]
pub struct Method<'a> {
    /// The method's name.
    pub name: &'a str,
    /// What it is called with.
    pub arguments: Vec<Expr<'a>>,
    /// Whose method it is; the implicit target (`you`, else `me`) for `NAME() me`.
    pub target: Option<Expr<'a>>,
}
