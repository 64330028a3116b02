//! `new A.B(c)`

use super::node::Kind;
use super::parser::Parser;
use super::problem::Code;
use super::token::{CLOSE, OPEN};
use super::word;

impl Parser<'_> {
    pub(super) fn new_expression(&mut self) {
        let start = self.start();
        self.bump();
        let made = self.start();
        if self.at(word::NEW) {
            self.nested(Self::new_expression);
        } else {
            self.primary();
        }
        self.steps(made, false);
        if self.last().kind == Kind::Action {
            self.fail_last(Code::NoConstructor);
        }
        if self.take(OPEN) {
            self.list(CLOSE, false, Self::element);
        }
        self.form(Kind::New, start, 0);
    }
}
