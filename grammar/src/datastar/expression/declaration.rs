//! `const a = 1`, `let b, [c] = d`

use super::node::Kind;
use super::parser::Parser;
use super::problem::Code;
use super::token::{ASSIGN, COMMA};
use super::word;

impl Parser<'_> {
    pub(super) fn declaration(&mut self) {
        let start = self.start();
        let constant = self.bump().code == word::CONST;
        loop {
            self.nested(Self::pattern);
            if self.take(ASSIGN) {
                self.part();
            } else {
                let pattern = self.last();
                if constant || pattern.kind != Kind::Name {
                    self.unexpected(Code::ExpectedInitialValue);
                }
                self.leaf(Kind::Missing, pattern.span, "");
            }
            if !self.take(COMMA) {
                break;
            }
        }
        self.form(Kind::Declaration, start, constant.into());
    }
}
