//! `{name: value}`.
//!
//! ```hyperscript
//! on click log {name: "x", data-id: 1, "any key": 2, [$key]: 3, nested: {},}
//! ```

use super::{Expr, parse_enclosed, parse_until, string};
use crate::diagnostic::Expected;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;

/// An object literal, or named arguments.
#[derive(Clone, Copy, Debug, Default)]
pub struct Object<'a> {
    /// Its entries in the order written.
    pub entries: &'a [Entry<'a>],
}

/// A name and a value.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// The name.
    pub key: Key<'a>,
    /// The value.
    pub value: &'a Expr<'a>,
}

/// The name of an entry.
#[derive(Clone, Copy, Debug)]
pub enum Key<'a> {
    /// `name`, `kebab-name`, `"any text"`
    Static(&'a str),
    /// `[expression]`
    Computed(&'a Expr<'a>),
}

impl Default for Key<'_> {
    fn default() -> Self {
        Self::Static("")
    }
}

/// `{name: value, …}`; a comma may stand before the `}`.
pub(crate) fn parse<'a>(p: &mut Parser<'a>) -> Object<'a> {
    if !p.take_kind(Kind::OpenBrace) {
        return p.fail_expected(&[Expected::Object]);
    }
    let mut entries = Vec::new();
    while !p.take_kind(Kind::CloseBrace) {
        let key = key(p);
        p.require(&Expected::Sign(Kind::Colon));
        let value = parse_enclosed(p);
        entries.push(Entry { key, value });
        if !p.take_kind(Kind::Comma) {
            p.require(&Expected::Sign(Kind::CloseBrace));
            break;
        }
    }
    Object { entries: p.list(&entries) }
}

/// `name: value, …` without braces, up to one of these words.
pub(crate) fn parse_naked<'a>(p: &mut Parser<'a>, words: &[Keyword]) -> Object<'a> {
    let mut entries = Vec::new();
    loop {
        let key = Key::Static(p.name());
        p.require(&Expected::Sign(Kind::Colon));
        let value = parse_until(p, words);
        entries.push(Entry { key, value });
        if !p.take_kind(Kind::Comma) {
            return Object { entries: p.list(&entries) };
        }
    }
}

/// `(name: value, …)`; the `(` is the current token.
pub(crate) fn parse_named<'a>(p: &mut Parser<'a>) -> Object<'a> {
    p.advance();
    if p.take_kind(Kind::CloseParen) {
        return Object::default();
    }
    let follows = std::mem::take(&mut p.follows);
    let object = parse_naked(p, &[]);
    p.follows = follows;
    p.require(&Expected::Sign(Kind::CloseParen));
    object
}

fn key<'a>(p: &mut Parser<'a>) -> Key<'a> {
    let start = p.token.span.start;
    match p.token.kind {
        Kind::String => Key::Static(string::parse(p)),
        Kind::OpenBracket => {
            p.advance();
            let key = parse_enclosed(p);
            p.require(&Expected::Sign(Kind::CloseBracket));
            Key::Computed(key)
        }
        Kind::Word | Kind::Minus => {
            while matches!(p.token.kind, Kind::Word | Kind::Minus) {
                p.advance();
            }
            Key::Static(p.since(start).of(p.text))
        }
        Kind::Number => Key::Static(p.text()),
        _ => p.fail_expected(&[Expected::Name, Expected::Text]),
    }
}
