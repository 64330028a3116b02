//! `$name`, `$a.b-c`

use super::node::Kind;
use super::parser::Parser;
use crate::span::Span;

impl Parser<'_> {
    /// A signal; `$a.b` is the signal `a` and a step. A hyphen right behind a name belongs to it.
    pub(super) fn signal(&mut self) {
        let span = self.here();
        self.bump();
        let mut start = span.start + 1;
        let mut kind = Kind::Signal;
        loop {
            let rest = Span::new(start, span.end).of(self.text);
            let length = rest.bytes().position(|byte| byte == b'.').unwrap_or(rest.len());
            let end = start + length as u32;
            self.leaf(kind, Span::new(span.start, end), rest.get(..length).unwrap_or(""));
            if end >= span.end {
                break;
            }
            kind = Kind::Property;
            start = end + 1;
        }
    }
}
