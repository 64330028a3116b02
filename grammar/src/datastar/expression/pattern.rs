//! `a`, `[a, , ...b]`, `{a, b: c = 1, ...d}`: names that are given parts of a value.
//!
//! They are arrays and objects of patterns; [`Kind::Default`] is one with what it takes where there is no value.

use super::node::Kind;
use super::parser::{Parser, Start};
use super::problem::Code;
use super::token::{
    ASSIGN, CLOSE_BRACE, CLOSE_INDEX, COLON, COMMA, OPEN_BRACE, OPEN_INDEX, SIGNAL, SPREAD, is_name,
};
use super::word;

impl Parser<'_> {
    /// A name, `[…]` or `{…}`.
    pub(super) fn pattern(&mut self) {
        let start = self.start();
        if self.take(OPEN_INDEX) {
            self.list(CLOSE_INDEX, true, Self::target);
            self.form(Kind::Array, start, 0);
        } else if self.take(OPEN_BRACE) {
            self.list(CLOSE_BRACE, false, Self::pattern_property);
            self.form(Kind::Object, start, 0);
        } else {
            self.declared_name();
        }
    }

    /// A pattern with its default, or what takes the others.
    pub(super) fn target(&mut self) {
        let start = self.start();
        let rest = self.take(SPREAD);
        self.nested(Self::pattern);
        if rest {
            self.expect_last();
            return self.form(Kind::Spread, start, 0);
        }
        self.with_default(start);
    }

    fn with_default(&mut self, start: Start) {
        if self.take(ASSIGN) {
            self.part();
            self.form(Kind::Default, start, 0);
        }
    }

    /// A name that is declared.
    pub(super) fn declared_name(&mut self) {
        match self.peek() {
            SIGNAL => self.unexpected(Code::SignalAsName),
            code if word::is_reserved(code) => self.unexpected(Code::ReservedName),
            code if is_name(code) => {}
            _ => self.unexpected(Code::ExpectedName),
        }
        self.token(Kind::Name);
    }

    fn pattern_property(&mut self) {
        if self.at(SPREAD) {
            self.token(Kind::Rest);
            self.declared_name();
            return self.expect_last();
        }
        let name = self.start();
        let (first, span) = (self.peek(), self.here());
        self.key();
        if is_name(first) && !self.at(COLON) {
            // `{a}`: the key is the name.
            if word::is_reserved(first) {
                self.unexpected(Code::ExpectedColon);
            }
            let value = Start { at: name.at, ..self.start() };
            self.leaf(Kind::Name, span, span.of(self.text));
            return self.with_default(value);
        }
        self.expect(COLON, Code::ExpectedColon);
        self.target();
    }

    /// Nothing may stand behind what takes the others.
    fn expect_last(&mut self) {
        if self.at(COMMA) {
            self.unexpected(Code::RestNotLast);
        }
    }
}
