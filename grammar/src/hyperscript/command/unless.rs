//! `unless`: a condition behind a command.
//!
//! ```hyperscript
//! on click add .open to me unless I match .busy
//! ```

use super::Command;
use crate::hyperscript::expression::Expr;

/// `COMMAND unless CONDITION`
#[derive(Clone, Copy, Debug)]
pub struct Unless<'a> {
    /// What runs where the condition does not hold.
    pub command: Command<'a>,
    /// The condition.
    pub condition: &'a Expr<'a>,
}
