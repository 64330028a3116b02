//! What stands at the top of a script or attribute.

pub mod def;
pub mod eventsource;
pub mod init;
pub mod js;
pub mod on;
pub mod set;
#[cfg(test)]
mod tests;
pub mod when;

use super::command::parse_list;
use super::keyword::{FEATURE, Keyword, LATER_FEATURE};
use super::node::{Form, NOTHING};
use super::parser::Parser;
use super::syntax::{Syntax, read};
use super::token::Kind;
use crate::diagnostic::Expected;

/// The features: a new one is a file and a line here, and a line in the table of keywords.
static FEATURES: [&Syntax; 7] = [
    &def::SYNTAX,
    &eventsource::SYNTAX,
    &init::SYNTAX,
    &js::SYNTAX,
    &on::SYNTAX,
    &set::SYNTAX,
    &when::SYNTAX,
];

/// One feature, and the `end` that may stand behind it.
pub(super) fn parse(p: &mut Parser<'_>) {
    let start = p.token.span.start;
    let enclosed =
        p.at_kind(Kind::OpenParen) && p.second().keyword.is(FEATURE) && p.take_kind(Kind::OpenParen);
    let first = p.token;
    let Some(syntax) = FEATURES.iter().find(|syntax| syntax.keyword == first.keyword) else {
        return p.fail_feature();
    };
    p.advance();
    read(p, syntax, start, first.span, if enclosed { parse_enclosed_end } else { parse_end });
}

fn parse_enclosed_end(p: &mut Parser<'_>) {
    p.require(&Expected::Sign(Kind::CloseParen));
    parse_end(p);
}

/// The next thing has to be a feature, or this one has a command that is none.
fn parse_end(p: &mut Parser<'_>) {
    if !p.take(Keyword::End)
        && !p.at_kind(Kind::End)
        && !p.at_kind(Kind::OpenParen)
        && !p.token.keyword.is(FEATURE | LATER_FEATURE)
    {
        p.fail_command();
    }
}

/// Commands, `catch` and `finally`.
fn parse_body(p: &mut Parser<'_>) {
    let (mark, start) = (p.mark(), p.token.span.start);
    let mut name = "";
    parse_list(p);
    if p.take(Keyword::Catch) {
        name = p.name();
        parse_list(p);
    } else {
        p.push(&NOTHING);
    }
    if p.take(Keyword::Finally) {
        parse_list(p);
    }
    p.close(mark, start, Form::Body, 0, name);
}
