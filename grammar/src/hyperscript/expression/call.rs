//! `x(y)`: calls a function or a method.
//!
//! ```hyperscript
//! on click log parseInt("12", 10), $list.indexOf(3), me.closest("li").remove()
//! ```

use super::parse_list;
use super::path::{Step, StepKind};
use crate::diagnostic::Expected;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;

/// `(…)` behind a value; the `(` is the current token.
pub(crate) fn step<'a>(p: &mut Parser<'a>, start: u32, steps: &mut Vec<Step<'a>>) {
    let kind = StepKind::Call(parse_list(p, &Expected::Sign(Kind::CloseParen)));
    p.step(start, steps, kind);
}
