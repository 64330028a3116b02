//! `js` as a command: JavaScript in the middle of hyperscript.
//!
//! ```hyperscript
//! on click set x to 3 then js(x) return x * 2; end put it into #out
//! ```

use crate::diagnostic::Expected;
use crate::hyperscript::javascript;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::syntax::{Step, Syntax};
use crate::hyperscript::token::Kind;

/// `js[(NAMES)] … end`: the names are local variables that the JavaScript sees; what it returns becomes `it`.
pub(super) static SYNTAX: Syntax =
    Syntax { keyword: Keyword::Js, form: Form::Js, steps: &[Step::Rule(parse)] };

fn parse(p: &mut Parser<'_>) {
    let mut from = p.last_end;
    if p.at_kind(Kind::OpenParen) {
        p.advance();
        if !p.at_kind(Kind::CloseParen) {
            p.names();
        }
        if !p.at_kind(Kind::CloseParen) {
            return p.fail_expected(&[Expected::Sign(Kind::CloseParen)]);
        }
        from = p.token.span.end;
    }
    p.draft.text = javascript::parse(p, from, p.draft.opened, false);
}
