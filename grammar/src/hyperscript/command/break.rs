//! `break`: leaves the innermost loop.
//!
//! ```hyperscript
//! on click for x in $list if x is null break end log x end
//! ```

use super::CommandKind;
use crate::diagnostic::Code;
use crate::hyperscript::parser::Parser;
use crate::span::Span;

/// What `break` means here: something in a loop only.
pub(super) fn parse<'a>(p: &mut Parser<'a>, here: Span) -> CommandKind<'a> {
    if p.loops > 0 { CommandKind::Break } else { p.fail_at(Code::OutsideLoop, here) }
}
