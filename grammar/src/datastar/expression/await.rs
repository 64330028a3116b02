//! `await a`: the rest runs when the promise is settled.

use super::parser::{Failure, Parser};
use super::{Expr, Form};

impl<'a> Parser<'a> {
    pub(super) fn await_expression(&mut self) -> Result<Expr<'a>, Failure> {
        let start = self.bump().span.start;
        let value = self.nested(Self::unary)?;
        Ok(Expr { span: self.since(start), form: Form::Await(Box::new(value)) })
    }
}
