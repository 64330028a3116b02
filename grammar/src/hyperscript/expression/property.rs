//! `x.y`: a property.
//!
//! ```hyperscript
//! on click log event.target.value, $user.name
//! ```

use super::path::{Step, StepKind};
use crate::hyperscript::parser::Parser;

/// `.name`; the `.` is the current token.
pub(crate) fn step<'a>(p: &mut Parser<'a>, start: u32, steps: &mut Vec<Step<'a>>) {
    p.advance();
    let kind = StepKind::Property(p.name());
    p.step(start, steps, kind);
}
