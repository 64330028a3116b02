//! `continue`: goes on with the next pass of the innermost loop.
//!
//! ```hyperscript
//! on click for x in $list if x is null continue end log x end
//! ```

use super::CommandKind;
use crate::diagnostic::Code;
use crate::hyperscript::parser::{Parsed, Parser};
use crate::span::Span;

/// What `continue` means here: something in a loop only.
pub(super) fn parse<'a>(p: &mut Parser<'a>, here: Span) -> Parsed<CommandKind<'a>> {
    if p.loops > 0 { Ok(CommandKind::Continue) } else { p.fail_at(Code::OutsideLoop, here) }
}
