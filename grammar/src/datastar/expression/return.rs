//! `return a`: ends the function or the whole expression; its value is what follows on the same line.

use super::Expr;
use super::parser::{CLOSE_BRACE, Failure, Parser, SEMICOLON};
use super::token::Kind;

impl<'a> Parser<'a> {
    pub(super) fn return_statement(&mut self) -> Result<Option<Expr<'a>>, Failure> {
        self.bump();
        let next = self.peek();
        if next.newline || next.kind == Kind::End || matches!(next.code, SEMICOLON | CLOSE_BRACE) {
            return Ok(None);
        }
        self.expression().map(Some)
    }
}
