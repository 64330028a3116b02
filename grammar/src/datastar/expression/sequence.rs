//! `a, b`: each in turn; the last one's value.

use super::node::Kind;
use super::parser::Parser;
use super::token::COMMA;

impl Parser<'_> {
    /// A whole expression.
    pub(super) fn expression(&mut self) {
        let start = self.start();
        self.part();
        while self.take(COMMA) {
            self.part();
        }
        if self.count(start) > 1 {
            self.form(Kind::Sequence, start, 0);
        }
    }
}
