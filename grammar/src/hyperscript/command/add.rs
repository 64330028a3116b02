//! `add`: classes, an attribute or styles to elements, or a value to a collection.
//!
//! ```hyperscript
//! on click add .active .seen to me
//!
//! on click add @disabled="true" to <button/> in me when it matches .late
//!
//! on click add {color: red; width: ${$x}px} to #box then add 3 to $list
//! ```

use crate::diagnostic::Expected;
use crate::hyperscript::expression::{self, attribute, css, selector};
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::syntax::{Step, Syntax};
use crate::hyperscript::token::Kind;

/// In the detail of `add` and `remove`: what is added or removed is a value.
pub const VALUE: u8 = 1;

/// `add WHAT [to TARGET] [when CONDITION]`: to the implicit target (`you`, else `me`) where it is missing. The condition is
/// tested with each target as `it`: those it does not hold for lose what the others get.
pub(super) static SYNTAX: Syntax = Syntax {
    keyword: Keyword::Add,
    form: Form::Add,
    steps: &[Step::Rule(parse_what), Step::Rule(parse_to), Step::Clause(Keyword::When)],
};

/// Classes, an attribute, styles, or else a value up to `to`.
pub(super) fn parse_what(p: &mut Parser<'_>) {
    match p.token.kind {
        Kind::Class | Kind::ClassOpen => selector::parse_classes(p),
        Kind::Attribute => attribute::parse(p),
        Kind::OpenBrace => css::parse(p),
        _ => {
            p.draft.detail = VALUE;
            expression::parse_until(p, &[Keyword::To]);
        }
    }
}

/// The target, which a value cannot do without.
fn parse_to(p: &mut Parser<'_>) {
    if p.draft.detail == VALUE && !p.at(Keyword::To) {
        return p.require(&Expected::Word(Keyword::To));
    }
    p.clause(Keyword::To);
}
