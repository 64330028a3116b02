//! `send`: dispatches an event.
//!
//! ```hyperscript
//! on click send refresh to #list
//!
//! on click send item:moved(from: 1, to: {x: 2}) to closest <ul/>
//! ```

use super::toggle::parse_event;
use crate::hyperscript::expression::{object, string};
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::{Form, NOTHING};
use crate::hyperscript::parser::Parser;
use crate::hyperscript::syntax::{Step, Syntax};
use crate::hyperscript::token::Kind;

/// `send EVENT[(name: value, …)] [to TARGET]`: to the implicit target (`you`, else `me`) where it is missing.
pub(super) static SYNTAX: Syntax = Syntax {
    keyword: Keyword::Send,
    form: Form::Send,
    steps: &[Step::Rule(parse), Step::Clause(Keyword::To)],
};

/// The event and its detail.
pub(super) fn parse(p: &mut Parser<'_>) {
    p.draft.text = parse_event_or_text(p);
    if p.at_kind(Kind::OpenParen) { object::parse_named(p) } else { p.push(&NOTHING) }
}

/// The name of an event, with or without quotes.
pub(crate) fn parse_event_or_text<'a>(p: &mut Parser<'a>) -> &'a str {
    if p.at_kind(Kind::String) { string::parse(p) } else { parse_event(p) }
}
