//! `js` as a command: JavaScript in the middle of hyperscript.
//!
//! ```hyperscript
//! on click set x to 3 then js(x) return x * 2; end put it into #out
//! ```

use super::CommandKind;
use crate::diagnostic::Expected;
use crate::hyperscript::javascript;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;

/// `js[(NAMES)] … end`
#[derive(Clone, Copy, Debug)]
pub struct Js<'a> {
    /// Local variables that the JavaScript sees.
    pub parameters: &'a [&'a str],
    /// The JavaScript between `js` and `end`; what it returns becomes `it`.
    pub body: &'a str,
}

/// What follows `js`.
pub(super) fn parse<'a>(p: &mut Parser<'a>) -> CommandKind<'a> {
    let mut parameters: &[_] = &[];
    let mut from = p.last_end;
    let opened = p.since(from - 2);
    if p.at_kind(Kind::OpenParen) {
        p.advance();
        if !p.at_kind(Kind::CloseParen) {
            parameters = p.names();
        }
        if !p.at_kind(Kind::CloseParen) {
            return p.fail_expected(&[Expected::Sign(Kind::CloseParen)]);
        }
        from = p.token.span.end;
    }
    let body = javascript::parse(p, from, opened, &mut Vec::new());
    CommandKind::Js(Js { parameters, body })
}
