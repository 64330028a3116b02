//! `a ? b : c`

use super::node::Kind;
use super::parser::Parser;
use super::problem::Code;
use super::token::{COLON, QUESTION};

impl Parser<'_> {
    pub(super) fn conditional(&mut self) {
        let start = self.start();
        self.operation();
        if self.take(QUESTION) {
            self.part();
            self.expect(COLON, Code::ExpectedOtherwise);
            self.part();
            self.form(Kind::Conditional, start, 0);
        }
    }
}
