//! `x(y)`: calls a function or a method.
//!
//! ```hyperscript
//! on click log parseInt("12", 10), $list.indexOf(3), me.closest("li").remove()
//! ```

use super::parse_enclosed;
use super::path::{Step, StepKind};
use crate::diagnostic::Expected;
use crate::hyperscript::parser::{Parsed, Parser};
use crate::hyperscript::token::Kind;

/// `(…)` behind a value; the `(` is the current token.
pub(crate) fn step<'a>(p: &mut Parser<'a>, start: u32, steps: &mut Vec<Step<'a>>) -> Parsed<()> {
    p.advance();
    let mut arguments = Vec::new();
    if !p.take_kind(Kind::CloseParen) {
        loop {
            arguments.push(parse_enclosed(p)?);
            if !p.take_kind(Kind::Comma) {
                break;
            }
        }
        p.require(&Expected::Sign(Kind::CloseParen))?;
    }
    let kind = StepKind::Call(p.list(&arguments));
    p.step(start, steps, kind);
    Ok(())
}
