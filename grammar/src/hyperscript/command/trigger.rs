//! `trigger`: dispatches an event. The tree has it as `Send`.
//!
//! ```hyperscript
//! on click trigger refresh(at: 1) on #list
//! ```

use super::CommandKind;
use super::send;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::parser::Parser;

/// What follows `trigger`.
pub(super) fn parse<'a>(p: &mut Parser<'a>) -> CommandKind<'a> {
    send::parse_to(p, Keyword::On)
}
