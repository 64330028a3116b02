//! `/pattern/flags`. Whether the pattern is one is for JavaScript to say.

use super::parser::Parser;

/// A regular expression as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RegExp<'a> {
    /// Between the slashes.
    pub pattern: &'a str,
    /// Behind them.
    pub flags: &'a str,
}

impl<'a> Parser<'a> {
    pub(super) fn regexp(&mut self) -> RegExp<'a> {
        let text = self.bump_text();
        let (pattern, flags) = text.rsplit_once('/').unwrap_or((text, ""));
        RegExp { pattern: pattern.get(1..).unwrap_or(""), flags }
    }
}
