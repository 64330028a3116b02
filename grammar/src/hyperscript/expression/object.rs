//! `{name: value}`.
//!
//! ```hyperscript
//! on click log {name: "x", data-id: 1, "any key": 2, [$key]: 3, nested: {},}
//! ```

use super::{parse_enclosed, parse_until, string};
use crate::diagnostic::Expected;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;

/// `{name: value, …}`; a comma may stand before the `}`.
pub(crate) fn parse(p: &mut Parser<'_>) {
    let (mark, start) = (p.mark(), p.token.span.start);
    if !p.take_kind(Kind::OpenBrace) {
        return p.fail_expected(&[Expected::Object]);
    }
    while !p.take_kind(Kind::CloseBrace) {
        key(p);
        p.require(&Expected::Sign(Kind::Colon));
        parse_enclosed(p);
        if !p.take_kind(Kind::Comma) {
            p.require(&Expected::Sign(Kind::CloseBrace));
            break;
        }
    }
    p.close(mark, start, Form::Object, 0, "");
}

/// `name: value, …` without braces, up to one of these words.
pub(crate) fn parse_naked(p: &mut Parser<'_>, words: &[Keyword]) {
    let (mark, start) = (p.mark(), p.token.span.start);
    loop {
        let key = p.name();
        p.push_text(key);
        p.require(&Expected::Sign(Kind::Colon));
        parse_until(p, words);
        if !p.take_kind(Kind::Comma) {
            return p.close(mark, start, Form::Object, 0, "");
        }
    }
}

/// `(name: value, …)`; the `(` is the current token.
pub(crate) fn parse_named(p: &mut Parser<'_>) {
    p.advance();
    if p.take_kind(Kind::CloseParen) {
        return p.leaf(p.last_end, Form::Object, 0, "");
    }
    let follows = std::mem::take(&mut p.follows);
    parse_naked(p, &[]);
    p.follows = follows;
    p.require(&Expected::Sign(Kind::CloseParen));
}

fn key(p: &mut Parser<'_>) {
    let start = p.token.span.start;
    let key = match p.token.kind {
        Kind::String => string::parse(p),
        Kind::OpenBracket => {
            p.advance();
            parse_enclosed(p);
            return p.require(&Expected::Sign(Kind::CloseBracket));
        }
        Kind::Word | Kind::Minus => {
            while matches!(p.token.kind, Kind::Word | Kind::Minus) {
                p.advance();
            }
            p.since(start).of(p.text)
        }
        Kind::Number => p.text(),
        _ => return p.fail_expected(&[Expected::Name, Expected::Text]),
    };
    p.push_text(key);
}
