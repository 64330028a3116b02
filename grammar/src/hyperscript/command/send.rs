//! `send`: dispatches an event.
//!
//! ```hyperscript
//! on click send refresh to #list
//!
//! on click send item:moved(from: 1, to: {x: 2}) to closest <ul/>
//! ```

use super::CommandKind;
use super::toggle::parse_event;
use crate::hyperscript::expression::{self, object, string};
use crate::hyperscript::expression::{Expr, object::Object};
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;

/// `send EVENT[(name: value, …)] [to TARGET]` and `trigger EVENT[(…)] [on TARGET]`
#[derive(Clone, Copy, Debug)]
pub struct Send<'a> {
    /// The event's name.
    pub event: &'a str,
    /// Its detail.
    pub detail: Option<Object<'a>>,
    /// Where; the implicit target (`you`, else `me`) where it is missing.
    pub to: Option<&'a Expr<'a>>,
}

/// What follows `send`.
pub(super) fn parse<'a>(p: &mut Parser<'a>) -> CommandKind<'a> {
    parse_to(p, Keyword::To)
}

/// The event and, behind a word, where it goes.
pub(super) fn parse_to<'a>(p: &mut Parser<'a>, word: Keyword) -> CommandKind<'a> {
    let event = parse_event_or_text(p);
    let detail = if p.at_kind(Kind::OpenParen) { Some(object::parse_named(p)) } else { None };
    let to = if p.take(word) { Some(expression::parse(p)) } else { None };
    CommandKind::Send(Send { event, detail, to })
}

/// The name of an event, with or without quotes.
pub(crate) fn parse_event_or_text<'a>(p: &mut Parser<'a>) -> &'a str {
    if p.at_kind(Kind::String) { string::parse(p) } else { parse_event(p) }
}
