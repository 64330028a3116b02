//! `a => b`, `(a, b = 1, ...c) => { d; return e }`, `async () => await f()`

use super::block::Block;
use super::parser::{ARROW, CLOSE, COMMA, Failure, OPEN, OPEN_BRACE, Parser, SPREAD};
use super::pattern::{Pattern, PatternKind, Target};
use super::problem::{Code, Expected};
use super::token::Kind;
use super::{Expr, Form};

/// A function.
#[derive(Debug)]
pub struct Arrow<'a> {
    /// Does it give a promise?
    pub is_async: bool,
    /// What its arguments are given to.
    pub parameters: Vec<Target<'a>>,
    /// What takes the other arguments.
    pub rest: Option<Pattern<'a>>,
    /// What it does.
    pub body: Body<'a>,
}

/// What a function does.
#[derive(Debug)]
pub enum Body<'a> {
    /// Gives a value.
    Expression(Expr<'a>),
    /// Runs statements; gives a value only by `return`.
    Block(Block<'a>),
}

impl<'a> Parser<'a> {
    /// Is the next thing an arrow function?
    pub(super) fn starts_arrow(&self) -> bool {
        let is_async = self.peek_word() == "async" && !self.ahead(1).newline;
        self.parameters_at(0) || is_async && self.parameters_at(1)
    }

    fn parameters_at(&self, places: usize) -> bool {
        let first = self.ahead(places);
        let arrow = match (first.kind, first.code) {
            (Kind::Name | Kind::Signal, _) => self.ahead(places + 1),
            (_, OPEN) => self.behind_partner(places),
            _ => return false,
        };
        arrow.code == ARROW
    }

    pub(super) fn arrow(&mut self) -> Result<Expr<'a>, Failure> {
        let start = self.peek().span.start;
        let is_async = !self.parameters_at(0) && self.take_word("async");
        let mut parameters = Vec::new();
        let mut rest = None;
        if self.take(OPEN) {
            while !self.at(CLOSE) {
                if self.take(SPREAD) {
                    rest = Some(self.pattern()?);
                    break;
                }
                parameters.push(self.target()?);
                if !self.take(COMMA) {
                    break;
                }
            }
            self.expect(CLOSE, Expected::CommaOr(')'))?;
        } else {
            let span = self.peek().span;
            let kind = PatternKind::Name(self.declared_name()?);
            parameters.push(Target { pattern: Pattern { span, kind }, default: None });
        }
        if self.peek().newline {
            return Err((self.peek().span, Code::ArrowOnNewLine));
        }
        self.expect(ARROW, Expected::Arrow)?;
        let body = if self.at(OPEN_BRACE) {
            Body::Block(self.nested(Self::block)?)
        } else {
            Body::Expression(self.nested(Self::assignment)?)
        };
        let form = Form::Arrow(Box::new(Arrow { is_async, parameters, rest, body }));
        Ok(Expr { span: self.since(start), form })
    }
}
