//! What stands by itself: literals, names, signals, actions, and what is in parentheses.

use super::outside::{self, Outside};
use super::parser::{CLOSE, CLOSE_INDEX, Failure, OPEN, OPEN_BRACE, OPEN_INDEX, Parser};
use super::problem::{Code, Expected};
use super::token::Kind;
use super::{Expr, Form};

impl<'a> Parser<'a> {
    pub(super) fn primary(&mut self) -> Result<Expr<'a>, Failure> {
        let token = self.peek();
        let start = token.span.start;
        let form = match (token.kind, token.code) {
            (Kind::Name, _) => return self.name(),
            (Kind::Signal, _) => return Ok(self.signal()),
            (Kind::Action, _) => return self.action(),
            (Kind::Number, _) => Form::Number(self.number()),
            (Kind::String, _) => Form::String(self.string()?),
            (Kind::Template, _) if token.first => return self.template(),
            (Kind::RegExp, _) => Form::RegExp(self.regexp()),
            (_, OPEN_INDEX) => {
                self.bump();
                Form::Array(self.elements(CLOSE_INDEX)?)
            }
            (_, OPEN_BRACE) => return self.object(),
            (_, OPEN) => {
                self.bump();
                let inner = self.expression()?;
                self.expect(CLOSE, Expected::Closing(')'))?;
                return Ok(Expr { span: self.since(start), form: inner.form });
            }
            _ => return self.unexpected(Expected::Value("")),
        };
        Ok(Expr { span: self.since(start), form })
    }

    fn name(&mut self) -> Result<Expr<'a>, Failure> {
        let token = self.peek();
        let text = self.text_of(token);
        let form = match text {
            "null" => Form::Null,
            "true" => Form::Boolean(true),
            "false" => Form::Boolean(false),
            "new" => return self.new_expression(),
            "async" if self.ahead(1).kind == Kind::Name && !self.ahead(1).newline => {
                let outside = match self.text_of(self.ahead(1)) {
                    "function" => Some(Outside::Function),
                    _ => None,
                };
                match outside {
                    Some(outside) => return Err((token.span, Code::Outside(outside))),
                    None => Form::Name(text),
                }
            }
            _ => match outside::value(text) {
                Some(outside) => return Err((token.span, Code::Outside(outside))),
                None if outside::is_reserved(text) => return self.unexpected(Expected::Value("")),
                None => Form::Name(text),
            },
        };
        self.bump();
        Ok(Expr { span: token.span, form })
    }
}
