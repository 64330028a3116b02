//! `{ a; b }`

use super::parser::{CLOSE_BRACE, Failure, OPEN_BRACE, Parser};
use super::problem::Expected;
use super::statement::Statement;

/// Statements with names of their own.
#[derive(Debug)]
pub struct Block<'a> {
    /// In their order.
    pub statements: Vec<Statement<'a>>,
}

impl<'a> Parser<'a> {
    pub(super) fn block(&mut self) -> Result<Block<'a>, Failure> {
        self.expect(OPEN_BRACE, Expected::Block)?;
        let statements = self.statements()?;
        self.expect(CLOSE_BRACE, Expected::Statement)?;
        Ok(Block { statements })
    }
}
