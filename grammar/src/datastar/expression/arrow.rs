//! `a => b`, `(a, b = 1, ...c) => { d; return e }`, `async () => await f()`

use super::node::Kind;
use super::parser::Parser;
use super::problem::Code;
use super::token::{ARROW, CLOSE, END, OPEN, OPEN_BRACE, SIGNAL, is_name};
use super::word;

impl Parser<'_> {
    /// Is the next thing an arrow function?
    pub(super) fn starts_arrow(&self) -> bool {
        self.parameters_at(0) || self.at(word::ASYNC) && !self.newline(1) && self.parameters_at(1)
    }

    fn parameters_at(&self, places: usize) -> bool {
        let arrow = match self.ahead(places) {
            OPEN => self.behind_partner(places),
            code if code == SIGNAL || is_name(code) => self.ahead(places + 1),
            _ => END,
        };
        arrow == ARROW
    }

    pub(super) fn arrow(&mut self) {
        let start = self.start();
        let is_async = !self.parameters_at(0) && self.take(word::ASYNC);
        if self.take(OPEN) {
            self.list(CLOSE, false, Self::target);
        } else {
            self.declared_name();
        }
        if self.newline(0) {
            self.unexpected(Code::ArrowOnNewLine);
        }
        self.expect(ARROW, Code::ExpectedArrow);
        if self.at(OPEN_BRACE) {
            self.nested(Self::block);
        } else {
            self.part();
        }
        self.form(Kind::Arrow, start, is_async.into());
    }
}
