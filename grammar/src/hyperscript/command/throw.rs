//! `throw`: throws a value.
//!
//! ```hyperscript
//! on click throw "no"
//! ```

use super::CommandKind;
use crate::hyperscript::expression;
use crate::hyperscript::parser::Parser;

/// What follows `throw`.
pub(super) fn parse<'a>(p: &mut Parser<'a>) -> CommandKind<'a> {
    CommandKind::Throw(expression::parse(p))
}
