//! `for (const a of b) c`

use super::node::Kind;
use super::parser::Parser;
use super::problem::Code;
use super::token::{ASSIGN, CLOSE, OPEN, SEMICOLON};
use super::word;

impl Parser<'_> {
    pub(super) fn for_of(&mut self) {
        let start = self.start();
        let word = self.here();
        self.bump();
        if self.at(word::AWAIT) {
            self.fail(word.to(self.here()), Code::ForAwait);
        }
        self.expect(OPEN, Code::ExpectedOpening);
        let constant = self.at(word::CONST);
        if !constant && !self.at(word::LET) {
            if self.at(SEMICOLON) || self.at(word::VAR) {
                self.fail(word, Code::ForLoop);
            }
            self.unexpected(Code::ExpectedConstOrLet);
        }
        self.bump();
        self.nested(Self::pattern);
        match self.peek() {
            word::IN => self.fail(word, Code::ForIn),
            ASSIGN | SEMICOLON => self.fail(word, Code::ForLoop),
            _ => {}
        }
        self.expect(word::OF, Code::ExpectedOf);
        self.part();
        self.expect(CLOSE, Code::ExpectedParenthesis);
        self.body();
        self.form(Kind::ForOf, start, constant.into());
    }
}
