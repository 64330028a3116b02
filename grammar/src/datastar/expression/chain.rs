//! `a.b`, `a[b]`, `a(b)`, `a?.b`: a value and the steps that lead on from it.

use super::node::Kind;
use super::parser::{Parser, Start};
use super::problem::Code;
use super::token::{CLOSE, CLOSE_INDEX, DOT, OPEN, OPEN_INDEX, OPTIONAL, is_name};

impl Parser<'_> {
    /// A value and what is asked of it.
    pub(super) fn chain(&mut self) {
        let start = self.start();
        self.primary();
        self.steps(start, true);
    }

    /// The steps behind a value; `calls` says whether `(` and `?.` are among them (they are not behind `new`).
    pub(super) fn steps(&mut self, start: Start, calls: bool) {
        // `(a.b)()` is a method call, `(a?.b).c` does not stop where the inner chain does
        let root = self.last();
        if root.kind == Kind::Chain && !root.has_optional() {
            self.unfold();
        }
        loop {
            let optional = calls && self.take(OPTIONAL);
            let step = self.start();
            if self.take(OPEN_INDEX) {
                self.expression();
                self.expect(CLOSE_INDEX, Code::ExpectedBracket);
                self.form(Kind::Index, step, 0);
            } else if calls && self.take(OPEN) {
                self.list(CLOSE, false, Self::element);
                self.form(Kind::Call, step, 0);
            } else if optional || self.take(DOT) {
                if !is_name(self.peek()) {
                    self.unexpected(Code::ExpectedPropertyName);
                }
                self.token(Kind::Property);
            } else {
                break;
            }
            self.mark(optional.into(), self.since(start.at));
        }
        if self.starts_template() {
            self.unexpected(Code::TaggedTemplate);
        }
        if self.count(start) > 1 {
            self.form(Kind::Chain, start, 0);
        }
    }
}
