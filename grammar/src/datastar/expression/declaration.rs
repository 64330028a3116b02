//! `const a = 1`, `let b, [c] = d`

use super::node::Kind;
use super::parser::Parser;
use super::problem::Code;
use super::token::{ASSIGN, COMMA};
use super::word;

impl Parser<'_> {
    pub(super) fn declaration(&mut self) {
        let start = self.start();
        let constant = self.at(word::CONST);
        self.bump();
        loop {
            self.nested(Self::pattern);
            if self.take(ASSIGN) {
                self.part();
            } else {
                if constant || self.last().kind != Kind::Name {
                    self.unexpected(Code::ExpectedInitialValue);
                }
                self.leaf(Kind::Missing, self.last().span, "");
            }
            if !self.take(COMMA) {
                break;
            }
        }
        self.form(Kind::Declaration, start, constant.into());
    }
}
