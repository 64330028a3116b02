//! `++a`, `a--`

use super::assignment::is_place;
use super::parser::{Failure, Parser};
use super::problem::Code;
use super::token::punctuator;
use super::{Expr, Form};

/// A place's number becomes the next one up or down.
#[derive(Debug)]
pub struct Update<'a> {
    /// The place: a name, a signal, or a chain that ends in a property or an index.
    pub target: Expr<'a>,
    /// `++`, and not `--`?
    pub up: bool,
    /// Is the value what the place now has (`++a`), and not what it had (`a++`)?
    pub prefix: bool,
}

const UP: u32 = punctuator("++");
const DOWN: u32 = punctuator("--");

impl<'a> Parser<'a> {
    pub(super) fn prefix_update(&mut self) -> Result<Expr<'a>, Failure> {
        let operator = self.bump();
        let target = self.nested(Self::unary)?;
        self.update(target, operator.code == UP, true, operator.span.start)
    }

    /// A value, and `++` or `--` where it follows on the same line.
    pub(super) fn postfix_update(&mut self) -> Result<Expr<'a>, Failure> {
        let target = self.chain()?;
        let operator = self.peek();
        if operator.newline || operator.code != UP && operator.code != DOWN {
            return Ok(target);
        }
        self.bump();
        let start = target.span.start;
        self.update(target, operator.code == UP, false, start)
    }

    fn update(&self, target: Expr<'a>, up: bool, prefix: bool, start: u32) -> Result<Expr<'a>, Failure> {
        if !is_place(&target.form) {
            return Err((target.span, Code::NoPlace));
        }
        let form = Form::Update(Box::new(Update { target, up, prefix }));
        Ok(Expr { span: self.since(start), form })
    }
}
