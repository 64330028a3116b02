//! `default`: assigns where there is no value yet.
//!
//! ```hyperscript
//! on click default :clicks to 0 then increment :clicks
//! ```

use super::CommandKind;
use super::set::parse_assignment;
use crate::hyperscript::expression::Expr;
use crate::hyperscript::parser::Parser;

/// `default TARGET to VALUE`: assigns where the target is null, undefined or the empty string.
#[derive(Clone, Copy, Debug)]
pub struct Default<'a> {
    /// Something that can be written.
    pub target: &'a Expr<'a>,
    /// The value.
    pub value: &'a Expr<'a>,
}

/// What follows `default`.
pub(super) fn parse<'a>(p: &mut Parser<'a>) -> CommandKind<'a> {
    let (target, value) = parse_assignment(p);
    CommandKind::Default(Default { target, value })
}
