//! `set`: assigns.
//!
//! ```hyperscript
//! on click set $count to $count + 1
//!
//! on click set my *color to "red" then set #box's @title to "x" then set {a: 1, b: 2} on $state
//! ```

use crate::diagnostic::Expected;
use crate::hyperscript::expression::{self, object};
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::syntax::{Step, Syntax};
use crate::hyperscript::token::Kind;

/// `set TARGET to VALUE`, `set {name: value, …} on TARGET`
pub(super) static SYNTAX: Syntax =
    Syntax { keyword: Keyword::Set, form: Form::Set, steps: &[Step::Rule(parse)] };

pub(in crate::hyperscript) fn parse(p: &mut Parser<'_>) {
    if p.at_kind(Kind::OpenBrace) {
        object::parse(p);
        p.require(&Expected::Word(Keyword::On));
        p.draft.form = Form::SetAll;
    } else {
        expression::parse_writable(p, &[Keyword::To]);
        p.require(&Expected::Word(Keyword::To));
    }
    expression::parse(p);
}
