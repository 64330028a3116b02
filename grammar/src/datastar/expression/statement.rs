//! What does something: `const`, `if`, `for`, `return`, a block, or an expression.

use super::parser::Parser;
use super::problem::Code;
use super::token::{
    CLOSE_BRACE, COLON, COMMA, END, NUMBER, OPEN_BRACE, OPEN_INDEX, SEMICOLON, SPREAD, STRING, is_name,
};
use super::word;

impl Parser<'_> {
    /// Statements up to `}` or the end. An empty one (`;`) leaves nothing.
    pub(super) fn statements(&mut self) {
        loop {
            while self.take(SEMICOLON) {}
            if matches!(self.peek(), END | CLOSE_BRACE) {
                return;
            }
            self.nested(Self::statement);
        }
    }

    /// One statement. Its span does not include the `;`.
    pub(super) fn statement(&mut self) {
        let first = self.peek();
        match first {
            word::IF => return self.if_statement(),
            word::FOR => return self.for_of(),
            OPEN_BRACE if self.starts_block() => return self.block(),
            word::CONST | word::LET => self.declaration(),
            word::RETURN => self.return_statement(),
            _ => {
                if is_name(first) && self.ahead(1) == COLON {
                    self.unexpected(Code::Label);
                }
                self.expression();
            }
        }
        if !self.ends_statement() {
            self.unexpected(Code::ExpectedStatementEnd);
        }
        self.take(SEMICOLON);
    }

    /// Does a statement end here: at `;`, or where JavaScript supplies it: at a line end, `}` or the end of the text?
    pub(super) fn ends_statement(&self) -> bool {
        self.newline(0) || matches!(self.peek(), SEMICOLON | CLOSE_BRACE | END)
    }

    /// Is this `{` a block? Where an object can be meant it is one: `{a: 1}` as a block would only hold a label.
    fn starts_block(&self) -> bool {
        let object = match self.ahead(1) {
            CLOSE_BRACE | SPREAD | OPEN_INDEX => true,
            code if is_name(code) || matches!(code, STRING | NUMBER) => {
                matches!(self.ahead(2), COLON | COMMA | CLOSE_BRACE)
            }
            _ => false,
        };
        !object
    }
}
