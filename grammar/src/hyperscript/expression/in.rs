//! `x in y`: those of `x` that are in `y`.
//!
//! ```hyperscript
//! on click log <li/> in #list, 3 in $list
//! ```

use super::parse_unary;
use super::path::{Step, StepKind};
use crate::hyperscript::parser::Parser;

/// `in y` behind a value; `in` is the current token.
pub(crate) fn step<'a>(p: &mut Parser<'a>, start: u32, steps: &mut Vec<Step<'a>>) {
    p.advance();
    let kind = StepKind::In(parse_unary(p));
    p.step(start, steps, kind);
}
