//! `` `text ${value}` ``

use super::node::Kind;
use super::parser::Parser;
use super::problem::Code;
use super::token::TEMPLATE;
use crate::span::Span;

impl Parser<'_> {
    fn byte_is(&self, at: u32, byte: u8) -> bool {
        self.text.as_bytes().get(at as usize) == Some(&byte)
    }

    /// Is the next thing the first stretch of a template?
    pub(super) fn starts_template(&self) -> bool {
        self.at(TEMPLATE) && self.byte_is(self.here().start.wrapping_sub(1), b'`')
    }

    pub(super) fn template(&mut self) {
        let start = self.start();
        loop {
            let stretch = self.here();
            if !self.at(TEMPLATE) {
                self.unexpected(Code::ExpectedBrace);
                break;
            }
            self.bump();
            if stretch.start < stretch.end {
                self.unescaped(stretch);
            }
            if self.byte_is(stretch.end, b'`') {
                break;
            }
            self.expression();
        }
        let span = self.since(start.at);
        self.form(Kind::Template, start, 0);
        // With its backticks.
        self.mark(0, Span::new(span.start.saturating_sub(1), span.end + 1));
    }
}
