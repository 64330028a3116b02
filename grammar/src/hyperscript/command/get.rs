//! `get`: evaluates and keeps the value as `it`.
//!
//! ```hyperscript
//! on click get $list[0] then put it into #first
//! ```

use super::CommandKind;
use crate::hyperscript::expression;
use crate::hyperscript::parser::Parser;

/// What follows `get`.
pub(super) fn parse<'a>(p: &mut Parser<'a>) -> CommandKind<'a> {
    CommandKind::Get(expression::parse(p))
}
