//! `return`: ends the run, with a value.
//!
//! ```hyperscript
//! def double(x) return x * 2 end
//!
//! on click return
//! ```

use super::CommandKind;
use crate::hyperscript::expression;
use crate::hyperscript::parser::Parser;

/// What follows `return`.
pub(super) fn parse<'a>(p: &mut Parser<'a>) -> CommandKind<'a> {
    CommandKind::Return(if p.at_boundary() { None } else { Some(expression::parse(p)) })
}
