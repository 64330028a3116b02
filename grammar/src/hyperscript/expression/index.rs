//! `x[at]`, `x[from..to]`: a member, or a slice.
//!
//! ```hyperscript
//! on click log $list[0], $list[..2], $list[1..], $list[1..-2]
//! ```

use super::path::{Step, StepKind};
use super::{Expr, parse_enclosed};
use crate::diagnostic::Expected;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;

/// Which members. Both ends of a slice belong to it, and negative ones count from the end.
#[derive(Clone, Copy, Debug)]
pub enum Index<'a> {
    /// `x[at]`
    At(&'a Expr<'a>),
    /// `x[..to]`
    To(&'a Expr<'a>),
    /// `x[from..]`
    From(&'a Expr<'a>),
    /// `x[from..to]`
    Between(&'a Expr<'a>, &'a Expr<'a>),
}

/// `[…]` behind a value; the `[` is the current token.
pub(crate) fn step<'a>(p: &mut Parser<'a>, start: u32, steps: &mut Vec<Step<'a>>) {
    p.advance();
    let index = if p.take_kind(Kind::DotDot) {
        Index::To(parse_enclosed(p))
    } else {
        let at = parse_enclosed(p);
        if !p.take_kind(Kind::DotDot) {
            Index::At(at)
        } else if p.at_kind(Kind::CloseBracket) {
            Index::From(at)
        } else {
            Index::Between(at, parse_enclosed(p))
        }
    };
    p.require(&Expected::Sign(Kind::CloseBracket));
    let kind = StepKind::Index(p.alloc(index));
    p.step(start, steps, kind);
}
