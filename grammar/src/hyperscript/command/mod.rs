//! What runs in a feature.

pub mod add;
pub(super) mod append;
pub(super) mod r#break;
pub(super) mod call;
pub(super) mod r#continue;
pub(super) mod decrement;
pub(super) mod default;
pub(super) mod exit;
pub(super) mod fetch;
pub(super) mod r#for;
pub(super) mod get;
pub mod halt;
pub(super) mod hide;
pub(super) mod r#if;
pub(super) mod increment;
pub(super) mod js;
pub(super) mod log;
pub(super) mod method;
pub mod put;
pub(super) mod remove;
pub mod repeat;
pub(super) mod r#return;
pub(super) mod send;
pub(super) mod set;
pub(super) mod show;
pub(super) mod tell;
pub(super) mod throw;
pub mod toggle;
pub(super) mod trigger;
pub(super) mod unless;
pub(super) mod wait;

use super::keyword::{CLOSER, COMMAND, FEATURE, Keyword, LATER_COMMAND, LATER_FEATURE};
use super::node::Form;
use super::parser::Parser;
use super::syntax::{Syntax, read};
use super::token::Kind;
use crate::diagnostic::Expected;
use crate::span::Span;

/// The commands that start with a word of their own: a new one is a file and a line here, and a line in the table of
/// keywords.
static COMMANDS: [&Syntax; 29] = [
    &add::SYNTAX,
    &append::SYNTAX,
    &r#break::SYNTAX,
    &call::SYNTAX,
    &r#continue::SYNTAX,
    &decrement::SYNTAX,
    &default::SYNTAX,
    &exit::SYNTAX,
    &fetch::SYNTAX,
    &r#for::SYNTAX,
    &get::SYNTAX,
    &halt::SYNTAX,
    &hide::SYNTAX,
    &r#if::SYNTAX,
    &increment::SYNTAX,
    &js::SYNTAX,
    &log::SYNTAX,
    &put::SYNTAX,
    &remove::SYNTAX,
    &repeat::SYNTAX,
    &r#return::SYNTAX,
    &send::SYNTAX,
    &set::SYNTAX,
    &show::SYNTAX,
    &tell::SYNTAX,
    &throw::SYNTAX,
    &toggle::SYNTAX,
    &trigger::SYNTAX,
    &wait::SYNTAX,
];

/// Commands in a row, up to something that starts none.
pub(crate) fn parse_list(p: &mut Parser<'_>) {
    let (mark, start) = (p.mark(), p.token.span.start);
    while starts(p) {
        parse_one(p);
        p.take(Keyword::Then);
    }
    p.close(mark, start, Form::Commands, 0, "");
}

/// Whether a command starts here.
fn starts(p: &mut Parser<'_>) -> bool {
    let keyword = p.token.keyword;
    match p.token.kind {
        Kind::OpenParen => true,
        Kind::Word if keyword.is(COMMAND) => true,
        // What follows a list of commands.
        Kind::Word if keyword.is(CLOSER | FEATURE | LATER_FEATURE | LATER_COMMAND) => false,
        Kind::Word
            if matches!(keyword, Keyword::Catch | Keyword::Finally | Keyword::Until | Keyword::While) =>
        {
            false
        }
        // `f()` or `x.f()`
        Kind::Word => matches!(p.second().kind, Kind::OpenParen | Kind::Dot),
        _ => false,
    }
}

/// One command, with the `unless` that may stand behind it.
pub(crate) fn parse_one(p: &mut Parser<'_>) {
    p.enter();
    let (mark, first) = (p.mark(), p.token);
    let start = first.span.start;
    if p.take_kind(Kind::OpenParen) {
        let follows = std::mem::take(&mut p.follows);
        if !starts(p) {
            return p.fail_command();
        }
        parse_one(p);
        p.require(&Expected::Sign(Kind::CloseParen));
        p.follows = follows;
    } else if !first.keyword.is(COMMAND) {
        method::parse(p);
    } else if let Some(syntax) = COMMANDS.iter().find(|syntax| syntax.keyword == first.keyword) {
        p.advance();
        read(p, syntax, start, first.span, |_| {});
    }
    unless::parse(p, mark, start);
    p.leave();
}

/// The `end` of a block; it may be missing at the end of the text.
#[inline(never)]
pub(crate) fn parse_block_end(p: &mut Parser<'_>, opened: Span) {
    if !p.at_kind(Kind::End) && !p.take(Keyword::End) {
        p.fail_end(opened);
    }
}
