//! `@get('/path')`

use super::node::Kind;
use super::parser::Parser;
use super::problem::Code;
use super::token::{CLOSE, OPEN};
use crate::span::Span;

impl Parser<'_> {
    pub(super) fn action(&mut self) {
        let start = self.start();
        let span = self.here();
        self.bump();
        self.expect(OPEN, Code::ExpectedArguments);
        self.list(CLOSE, false, Self::element);
        self.form(Kind::Action, start, 0);
        self.name_last(Span::new(span.start + 1, span.end));
    }
}
