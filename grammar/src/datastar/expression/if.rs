//! `if (a) b else c`

use super::node::Kind;
use super::parser::Parser;
use super::problem::Code;
use super::token::{CLOSE, OPEN, OPEN_BRACE, SEMICOLON};
use super::word;

impl Parser<'_> {
    pub(super) fn if_statement(&mut self) {
        let start = self.start();
        self.bump();
        self.expect(OPEN, Code::ExpectedOpening);
        self.expression();
        self.expect(CLOSE, Code::ExpectedParenthesis);
        self.body();
        if self.take(word::ELSE) {
            self.body();
        }
        self.form(Kind::If, start, 0);
    }

    /// What `if`, `else` and `for` govern: `{` is a block here, and names are declared only in one.
    pub(super) fn body(&mut self) {
        let start = self.start();
        if self.at(OPEN_BRACE) {
            return self.nested(Self::block);
        }
        if self.take(SEMICOLON) {
            return self.form(Kind::Block, start, 0);
        }
        self.nested(Self::statement);
        if self.last().kind == Kind::Declaration {
            self.fail_last(Code::DeclarationNeedsBlock);
        }
    }
}
