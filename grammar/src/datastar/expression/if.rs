//! `if (a) b else c`

use super::parser::{CLOSE, Failure, OPEN, Parser, SEMICOLON};
use super::problem::{Code, Expected};
use super::statement::{Statement, StatementKind};
use super::{Expr, block::Block};

/// A choice.
#[derive(Debug)]
pub struct If<'a> {
    /// What decides.
    pub condition: Expr<'a>,
    /// Where it is truthy.
    pub then: Statement<'a>,
    /// Where it is not.
    pub otherwise: Option<Statement<'a>>,
}

impl<'a> Parser<'a> {
    pub(super) fn if_statement(&mut self) -> Result<If<'a>, Failure> {
        self.bump();
        self.expect(OPEN, Expected::OpenParenthesis)?;
        let condition = self.expression()?;
        self.expect(CLOSE, Expected::CloseParenthesis)?;
        let then = self.body()?;
        let otherwise = if self.take_word("else") { Some(self.body()?) } else { None };
        Ok(If { condition, then, otherwise })
    }

    /// What `if`, `else` and `for` govern: `{` is a block here, and names are declared only in one.
    pub(super) fn body(&mut self) -> Result<Statement<'a>, Failure> {
        let start = self.peek().span.start;
        if self.at(super::parser::OPEN_BRACE) {
            let block = self.nested(Self::block)?;
            return Ok(Statement { span: self.since(start), kind: StatementKind::Block(block) });
        }
        if self.take(SEMICOLON) {
            let kind = StatementKind::Block(Block { statements: Vec::new() });
            return Ok(Statement { span: self.since(start), kind });
        }
        let statement = self.nested(Self::statement)?;
        match statement.kind {
            StatementKind::Declaration(_) => Err((statement.span, Code::DeclarationNeedsBlock)),
            _ => Ok(statement),
        }
    }
}
