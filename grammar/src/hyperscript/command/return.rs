//! `return`: ends the run, with a value.

use super::CommandKind;
use crate::hyperscript::expression;
use crate::hyperscript::parser::{Parsed, Parser};

/// What follows `return`.
pub(super) fn parse<'a>(p: &mut Parser<'a>) -> Parsed<CommandKind<'a>> {
    Ok(CommandKind::Return(if p.at_boundary() { None } else { Some(expression::parse(p)?) }))
}
