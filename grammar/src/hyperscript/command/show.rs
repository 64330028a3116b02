//! `show`: makes elements visible.
//!
//! ```hyperscript
//! on click show #menu with *display:inline-block
//!
//! on input from #search show <li/> in #list when its textContent contains $query
//! ```

use crate::diagnostic::Expected;
use crate::hyperscript::expression;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::{Form, NOTHING};
use crate::hyperscript::parser::Parser;
use crate::hyperscript::syntax::{Step, Syntax};
use crate::hyperscript::token::Kind;

/// `show [TARGET] [with STRATEGY[:VALUE]] [when CONDITION]`: the implicit target (`you`, else `me`) where it is missing. The
/// condition is tested with each target as `it`: those it does not hold for are hidden.
pub(super) static SYNTAX: Syntax = Syntax {
    keyword: Keyword::Show,
    form: Form::Show,
    steps: &[
        Step::Rule(parse_target),
        Step::Rule(parse_strategy),
        Step::Rule(parse_argument),
        Step::Clause(Keyword::When),
    ],
};

/// What is shown or hidden, where it is named.
pub(super) fn parse_target(p: &mut Parser<'_>) {
    if p.at(Keyword::When) || p.at(Keyword::With) || p.at_boundary() {
        return p.push(&NOTHING);
    }
    expression::parse(p);
}

/// `with STRATEGY`, where it stands here: `display`, `visibility`, `opacity`, `hidden` or one that the page has defined, with
/// or without `*`.
pub(super) fn parse_strategy(p: &mut Parser<'_>) {
    if !p.take(Keyword::With) {
        return p.push(&NOTHING);
    }
    let name = match p.token.kind {
        Kind::Style => p.text().get(1..).unwrap_or(""),
        Kind::Word => p.name(),
        _ => return p.fail_expected(&[Expected::Name]),
    };
    p.push_text(name);
}

/// What follows the colon, such as `inline-block`.
fn parse_argument(p: &mut Parser<'_>) {
    if p.top().is_nothing() || !p.at_kind(Kind::Colon) {
        return p.push(&NOTHING);
    }
    let from = p.token.span.end;
    let rest = p.rest(from);
    let from = from + (rest.len() - rest.trim_ascii_start().len()) as u32;
    let word = p.word(from);
    let length = word.bytes().take_while(|&byte| byte != b')').count();
    p.jump(from + length as u32);
    p.push_text(word.get(..length).unwrap_or(""));
}
