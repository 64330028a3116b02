//! `add`: classes, an attribute or styles to elements, or a value to a collection.
//!
//! ```hyperscript
//! on click add .active .seen to me
//!
//! on click add @disabled="true" to <button/> in me when it matches .late
//!
//! on click add {color: red; width: ${$x}px} to #box then add 3 to $list
//! ```

use super::CommandKind;
use crate::diagnostic::Expected;
use crate::hyperscript::expression::{self, attribute, css, selector};
use crate::hyperscript::expression::{Expr, attribute::Attribute, css::Css, selector::Selector};
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;

/// `add WHAT [to TARGET] [when CONDITION]`
#[derive(Clone, Copy, Debug)]
pub struct Add<'a> {
    /// What is added.
    pub what: What<'a>,
    /// To what; the implicit target (`you`, else `me`) where it is missing.
    pub to: Option<&'a Expr<'a>>,
    /// Tested with each target as `it`: those it does not hold for lose what the others get.
    pub when: Option<&'a Expr<'a>>,
}

/// What is added or removed.
#[derive(Clone, Copy, Debug)]
pub enum What<'a> {
    /// `.one .two`, at least one.
    Classes(&'a [Selector<'a>]),
    /// `@name="value"`
    Attribute(Attribute<'a>),
    /// `{color: red}`
    Css(Css<'a>),
    /// A value: for a collection, or elements to remove.
    Value(&'a Expr<'a>),
}

/// What follows `add`.
pub(super) fn parse<'a>(p: &mut Parser<'a>) -> CommandKind<'a> {
    let what = What::parse(p);
    let to = if matches!(what, What::Value(_)) {
        p.require(&Expected::Word(Keyword::To));
        Some(expression::parse(p))
    } else if p.take(Keyword::To) {
        Some(expression::parse(p))
    } else {
        None
    };
    let when = parse_when(p);
    CommandKind::Add(p.alloc(Add { what, to, when }))
}

impl<'a> What<'a> {
    /// Classes, an attribute, styles, or else a value up to `to`.
    pub(super) fn parse(p: &mut Parser<'a>) -> Self {
        match p.token.kind {
            Kind::Class | Kind::ClassOpen => Self::Classes(selector::parse_classes(p)),
            Kind::Attribute => Self::Attribute(attribute::parse(p)),
            Kind::OpenBrace => Self::Css(css::parse(p)),
            _ => Self::Value(expression::parse_until(p, &[Keyword::To])),
        }
    }
}

/// `when CONDITION`, where it stands here.
pub(super) fn parse_when<'a>(p: &mut Parser<'a>) -> Option<&'a Expr<'a>> {
    p.clause(Keyword::When)
}
