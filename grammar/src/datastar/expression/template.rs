//! `` `text ${value}` ``

use super::parser::{Failure, Parser};
use super::problem::Expected;
use super::token::Kind;
use super::{Expr, Form};
use std::borrow::Cow;

/// A part of a template.
#[derive(Debug)]
pub enum Part<'a> {
    /// Text as it stands.
    Text(Cow<'a, str>),
    /// `${value}`
    Value(Expr<'a>),
}

impl<'a> Parser<'a> {
    pub(super) fn template(&mut self) -> Result<Expr<'a>, Failure> {
        let start = self.peek().span.start.saturating_sub(1);
        let mut parts = Vec::new();
        loop {
            let stretch = self.peek();
            if stretch.kind != Kind::Template {
                return self.unexpected(Expected::Closing('}'));
            }
            self.bump();
            let text = self.unescape(stretch.span)?;
            if !text.is_empty() {
                parts.push(Part::Text(text));
            }
            if !stretch.more {
                let mut span = self.since(start);
                span.end += 1;
                return Ok(Expr { span, form: Form::Template(parts) });
            }
            parts.push(Part::Value(self.expression()?));
        }
    }
}
