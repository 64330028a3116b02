//! `{a: 1, 'b': 2, [c]: 3, d, ...e}`

use super::node::Kind;
use super::parser::Parser;
use super::problem::Code;
use super::token::{
    CLOSE_BRACE, CLOSE_INDEX, COLON, COMMA, NUMBER, OPEN, OPEN_INDEX, SPREAD, STRING, is_name,
};
use super::word;

impl Parser<'_> {
    pub(super) fn object(&mut self) {
        let start = self.start();
        self.bump();
        self.list(CLOSE_BRACE, false, Self::property);
        self.form(Kind::Object, start, 0);
    }

    /// What a property is called.
    pub(super) fn key(&mut self) {
        match self.peek() {
            STRING => self.string(),
            NUMBER => self.token(Kind::Number),
            OPEN_INDEX => {
                self.bump();
                self.part();
                self.expect(CLOSE_INDEX, Code::ExpectedBracket);
            }
            code if is_name(code) => self.token(Kind::String),
            _ => self.unexpected(Code::ExpectedKey),
        }
    }

    fn property(&mut self) {
        let (first, span) = (self.peek(), self.here());
        if self.at(SPREAD) {
            self.token(Kind::Rest);
            return self.part();
        }
        self.key();
        if self.take(COLON) {
            return self.part();
        }
        let next = self.peek();
        let accessor = matches!(first, word::ASYNC | word::GET | word::SET);
        if next == OPEN || accessor && !matches!(next, COMMA | CLOSE_BRACE) {
            self.fail(span, Code::Method);
        }
        if !is_name(first) || word::is_reserved(first) {
            self.unexpected(Code::ExpectedColon);
        }
        self.leaf(Kind::Name, span, span.of(self.text));
    }
}
