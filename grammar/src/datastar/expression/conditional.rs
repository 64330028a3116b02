//! `a ? b : c`

use super::parser::{COLON, Failure, Parser};
use super::problem::Expected;
use super::token::punctuator;
use super::{Expr, Form};

/// A choice between two values.
#[derive(Debug)]
pub struct Conditional<'a> {
    /// What decides.
    pub condition: Expr<'a>,
    /// Where it is truthy.
    pub then: Expr<'a>,
    /// Where it is not.
    pub otherwise: Expr<'a>,
}

impl<'a> Parser<'a> {
    pub(super) fn conditional(&mut self) -> Result<Expr<'a>, Failure> {
        let condition = self.operators()?;
        if !self.take(punctuator("?")) {
            return Ok(condition);
        }
        let then = self.nested(Self::assignment)?;
        self.expect(COLON, Expected::ConditionalColon)?;
        let otherwise = self.nested(Self::assignment)?;
        let span = self.since(condition.span.start);
        Ok(Expr { span, form: Form::Conditional(Box::new(Conditional { condition, then, otherwise })) })
    }
}
