//! Names with dots or colons in them: `my.space`, `htmx:load`, `Fixed:2`.

use super::parser::Parser;
use super::token::Kind;

/// Words joined by dots, or by colons, without spaces.
pub(crate) fn parse<'a>(p: &mut Parser<'a>) -> &'a str {
    let start = p.token.span.start;
    p.name();
    let separator = p.token.kind;
    if matches!(separator, Kind::Dot | Kind::Colon) {
        while p.token.kind == separator && !p.token.spaced {
            let second = p.second();
            if second.spaced || !matches!(second.kind, Kind::Word | Kind::Number) {
                break;
            }
            p.advance();
            p.advance();
        }
    }
    p.since(start).of(p.text)
}
