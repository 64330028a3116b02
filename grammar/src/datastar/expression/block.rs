//! `{ a; b }`: statements with names of their own.

use super::node::Kind;
use super::parser::Parser;
use super::problem::Code;
use super::token::{CLOSE_BRACE, OPEN_BRACE};

impl Parser<'_> {
    pub(super) fn block(&mut self) {
        let start = self.start();
        self.expect(OPEN_BRACE, Code::ExpectedBlock);
        self.statements();
        self.expect(CLOSE_BRACE, Code::ExpectedStatement);
        self.form(Kind::Block, start, 0);
    }
}
