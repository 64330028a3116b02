//! `tell`: runs commands with another implicit target.

use super::Command;
use crate::hyperscript::expression::Expr;

/// `tell TARGET … end`
#[derive(Debug)]
pub struct Tell<'a> {
    /// What `you` is, one after the other where it is a list.
    pub target: Expr<'a>,
    /// What runs.
    pub body: Vec<Command<'a>>,
}
