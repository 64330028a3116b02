//! `if`: runs one of two lists of commands.

use super::Command;
use crate::hyperscript::expression::Expr;

/// `if CONDITION [then] … [else …] end`
#[derive(Debug)]
pub struct If<'a> {
    /// The condition.
    pub condition: Expr<'a>,
    /// What runs where it holds.
    pub then: Vec<Command<'a>>,
    /// What runs where it does not; `else if` is one `if` in here.
    pub otherwise: Vec<Command<'a>>,
}
