//! `x's y`, `my y`: the same step as `x.y`.
//!
//! ```hyperscript
//! on click log #box's clientWidth, my @title, its *color, your value
//! ```

use super::{attribute, style};
use crate::diagnostic::Expected;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;

/// Takes `'s`, where an apostrophe is the current token.
pub(crate) fn take(p: &mut Parser<'_>) {
    if p.take_kind(Kind::Apostrophe) && !p.take(Keyword::S) {
        p.fail_expected(&[Expected::Possessive]);
    }
}

/// What follows `'s` or `my`.
pub(super) fn step(p: &mut Parser<'_>, start: u32) {
    match p.token.kind {
        Kind::Attribute => attribute::step(p, start),
        Kind::Style => style::step(p, start),
        _ => {
            let name = p.name();
            p.leaf(start, Form::Property, 0, name);
        }
    }
}
