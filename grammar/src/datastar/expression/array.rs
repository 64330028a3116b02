//! A part of `[a, , ...b]`, or an argument of a call.

use super::node::Kind;
use super::parser::Parser;
use super::token::SPREAD;

impl Parser<'_> {
    pub(super) fn element(&mut self) {
        let start = self.start();
        let spread = self.take(SPREAD);
        self.part();
        if spread {
            self.form(Kind::Spread, start, 0);
        }
    }
}
