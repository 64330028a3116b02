//! `a, b`: each in turn; the last one's value.

use super::parser::{COMMA, Failure, Parser};
use super::{Expr, Form};

impl<'a> Parser<'a> {
    /// A whole expression.
    pub(super) fn expression(&mut self) -> Result<Expr<'a>, Failure> {
        let first = self.nested(Self::assignment)?;
        if !self.at(COMMA) {
            return Ok(first);
        }
        let start = first.span.start;
        let mut items = vec![first];
        while self.take(COMMA) {
            items.push(self.nested(Self::assignment)?);
        }
        Ok(Expr { span: self.since(start), form: Form::Sequence(items) })
    }
}
