//! `{a: 1, 'b': 2, [c]: 3, d, ...e}`

use super::outside::{self, Outside};
use super::parser::{CLOSE_BRACE, CLOSE_INDEX, COLON, COMMA, Failure, OPEN, OPEN_INDEX, Parser, SPREAD};
use super::problem::{Code, Expected};
use super::token::Kind;
use super::{Expr, Form, number::Number};
use std::borrow::Cow;

/// A part of an object.
#[derive(Debug)]
pub enum Property<'a> {
    /// `key: value`; `{a}` is `{a: a}`.
    Value(Key<'a>, Expr<'a>),
    /// `...object`
    Spread(Expr<'a>),
}

/// What a property is called.
#[derive(Debug)]
pub enum Key<'a> {
    /// `name`, `'text'`
    Name(Cow<'a, str>),
    /// `1`, which names the property `"1"`.
    Number(Number<'a>),
    /// `[expression]`
    Computed(Box<Expr<'a>>),
}

impl<'a> Parser<'a> {
    pub(super) fn key(&mut self) -> Result<Key<'a>, Failure> {
        let token = self.peek();
        match token.kind {
            Kind::Name => Ok(Key::Name(Cow::Borrowed(self.bump_text()))),
            Kind::String => self.string().map(Key::Name),
            Kind::Number => Ok(Key::Number(self.number())),
            _ if self.take(OPEN_INDEX) => {
                let key = self.nested(Self::assignment)?;
                self.expect(CLOSE_INDEX, Expected::Closing(']'))?;
                Ok(Key::Computed(Box::new(key)))
            }
            _ => self.unexpected(Expected::Key),
        }
    }

    pub(super) fn object(&mut self) -> Result<Expr<'a>, Failure> {
        let start = self.bump().span.start;
        let mut properties = Vec::new();
        while !self.at(CLOSE_BRACE) {
            properties.push(self.property()?);
            if !self.take(COMMA) && !self.at(CLOSE_BRACE) {
                return self.unexpected(Expected::CommaOr('}'));
            }
        }
        self.bump();
        Ok(Expr { span: self.since(start), form: Form::Object(properties) })
    }

    fn property(&mut self) -> Result<Property<'a>, Failure> {
        if self.take(SPREAD) {
            return self.nested(Self::assignment).map(Property::Spread);
        }
        let first = self.peek();
        let key = self.key()?;
        if self.take(COLON) {
            return Ok(Property::Value(key, self.nested(Self::assignment)?));
        }
        let next = self.peek();
        let accessor = first.kind == Kind::Name
            && matches!(self.text_of(first), "get" | "set" | "async")
            && !matches!(next.code, COMMA | CLOSE_BRACE);
        if next.code == OPEN || accessor {
            return Err((first.span, Code::Outside(Outside::Method)));
        }
        match key {
            Key::Name(Cow::Borrowed(name)) if first.kind == Kind::Name && !outside::is_reserved(name) => {
                Ok(Property::Value(key_of(name), Expr { span: first.span, form: Form::Name(name) }))
            }
            _ => self.unexpected(Expected::Colon),
        }
    }
}

fn key_of(name: &str) -> Key<'_> {
    Key::Name(Cow::Borrowed(name))
}
