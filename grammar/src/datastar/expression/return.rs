//! `return`, `return a`: the value starts on the same line.

use super::node::Kind;
use super::parser::Parser;

impl Parser<'_> {
    pub(super) fn return_statement(&mut self) {
        let start = self.start();
        self.bump();
        if !self.ends_statement() {
            self.expression();
        }
        self.form(Kind::Return, start, 0);
    }
}
