//! `for`: runs commands for each of a collection. The tree has it as `Repeat`.
//!
//! ```hyperscript
//! on click for item in $list where item.price > 3 log item end
//! ```

use super::{CommandKind, repeat};
use crate::hyperscript::parser::Parser;
use crate::span::Span;

/// What follows `for`.
pub(super) fn parse<'a>(p: &mut Parser<'a>, opened: Span) -> CommandKind<'a> {
    let over = repeat::parse_items(p);
    repeat::parse_body(p, over, opened)
}
