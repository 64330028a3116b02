//! `throw`: throws a value.
//!
//! ```hyperscript
//! on click throw "no"
//! ```

use super::CommandKind;
use crate::hyperscript::expression;
use crate::hyperscript::parser::{Parsed, Parser};

/// What follows `throw`.
pub(super) fn parse<'a>(p: &mut Parser<'a>) -> Parsed<CommandKind<'a>> {
    Ok(CommandKind::Throw(expression::parse(p)?))
}
