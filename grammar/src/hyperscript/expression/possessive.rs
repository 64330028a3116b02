//! `x's y`, `my y`: the same step as `x.y`.
//!
//! ```hyperscript
//! on click log #box's clientWidth, my @title, its *color, your value
//! ```

use super::path::{Step, StepKind};
use super::{attribute, style};
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;

/// What follows `'s` or `my`.
pub(crate) fn step<'a>(p: &mut Parser<'a>, start: u32, steps: &mut Vec<Step<'a>>) {
    let kind = match p.token.kind {
        Kind::Attribute => StepKind::Attribute(attribute::parse(p)),
        Kind::Style => StepKind::Style(style::parse(p)),
        _ => StepKind::Property(p.name()),
    };
    p.step(start, steps, kind);
}
