//! `a`, `[a, , ...b]`, `{a, b: c = 1, ...d}`: names that are given parts of a value.

use super::object::Key;
use super::parser::{
    ASSIGN, CLOSE_BRACE, CLOSE_INDEX, COLON, COMMA, Failure, OPEN_BRACE, OPEN_INDEX, Parser, SPREAD,
};
use super::problem::{Code, Expected};
use super::token::Kind;
use super::{Expr, outside};
use crate::span::Span;

/// What is given a value.
#[derive(Debug)]
pub struct Pattern<'a> {
    /// Its text.
    pub span: Span,
    /// What it is.
    pub kind: PatternKind<'a>,
}

/// The kinds of a pattern.
#[derive(Debug)]
pub enum PatternKind<'a> {
    /// A name.
    Name(&'a str),
    /// `[a, , b = 1, ...c]`; nothing where a place is left out.
    Array {
        /// In their order.
        items: Vec<Option<Target<'a>>>,
        /// What takes the others.
        rest: Option<Box<Pattern<'a>>>,
    },
    /// `{a, b: c, [d]: e = 1, ...f}`
    Object {
        /// In their order.
        properties: Vec<(Key<'a>, Target<'a>)>,
        /// The name that takes the others.
        rest: Option<&'a str>,
    },
}

/// A pattern and what it takes where there is no value.
#[derive(Debug)]
pub struct Target<'a> {
    /// What is given the value.
    pub pattern: Pattern<'a>,
    /// What stands for `undefined`.
    pub default: Option<Expr<'a>>,
}

impl<'a> Parser<'a> {
    /// A name, `[…]` or `{…}`.
    pub(super) fn pattern(&mut self) -> Result<Pattern<'a>, Failure> {
        self.nested(|parser| {
            let start = parser.peek().span.start;
            let kind = if parser.take(OPEN_INDEX) {
                parser.array_pattern()?
            } else if parser.take(OPEN_BRACE) {
                parser.object_pattern()?
            } else {
                PatternKind::Name(parser.declared_name()?)
            };
            Ok(Pattern { span: parser.since(start), kind })
        })
    }

    /// A pattern with its default.
    pub(super) fn target(&mut self) -> Result<Target<'a>, Failure> {
        let pattern = self.pattern()?;
        self.with_default(pattern)
    }

    fn with_default(&mut self, pattern: Pattern<'a>) -> Result<Target<'a>, Failure> {
        let default = if self.take(ASSIGN) { Some(self.nested(Self::assignment)?) } else { None };
        Ok(Target { pattern, default })
    }

    /// A name that is declared.
    pub(super) fn declared_name(&mut self) -> Result<&'a str, Failure> {
        let token = self.peek();
        match token.kind {
            Kind::Signal => Err((token.span, Code::SignalAsName)),
            Kind::Name if outside::is_reserved(self.text_of(token)) => Err((token.span, Code::ReservedName)),
            Kind::Name => Ok(self.bump_text()),
            _ => self.unexpected(Expected::Name),
        }
    }

    fn array_pattern(&mut self) -> Result<PatternKind<'a>, Failure> {
        let mut items = Vec::new();
        let mut rest = None;
        while !self.at(CLOSE_INDEX) {
            if self.take(COMMA) {
                items.push(None);
                continue;
            }
            if self.take(SPREAD) {
                rest = Some(Box::new(self.pattern()?));
                break;
            }
            items.push(Some(self.target()?));
            if !self.take(COMMA) {
                break;
            }
        }
        self.expect(CLOSE_INDEX, Expected::CommaOr(']'))?;
        Ok(PatternKind::Array { items, rest })
    }

    fn object_pattern(&mut self) -> Result<PatternKind<'a>, Failure> {
        let mut properties = Vec::new();
        let mut rest = None;
        while !self.at(CLOSE_BRACE) {
            if self.take(SPREAD) {
                rest = Some(self.declared_name()?);
                break;
            }
            let first = self.peek();
            let key = self.key()?;
            let target = match key {
                Key::Name(_) if !self.at(COLON) && first.kind == Kind::Name => {
                    // `{a}`: the key is the name.
                    let name = self.text_of(first);
                    if outside::is_reserved(name) {
                        return Err((first.span, Code::ReservedName));
                    }
                    self.with_default(Pattern { span: first.span, kind: PatternKind::Name(name) })?
                }
                _ => {
                    self.expect(COLON, Expected::Colon)?;
                    self.target()?
                }
            };
            properties.push((key, target));
            if !self.take(COMMA) {
                break;
            }
        }
        self.expect(CLOSE_BRACE, Expected::CommaOr('}'))?;
        Ok(PatternKind::Object { properties, rest })
    }
}
