//! `1`, `2.5`, `1e3`, `1_000`, `0xff`, `10n`

use super::parser::Parser;

/// A number as written. JavaScript's `Number` or `BigInt` reads it once the `_` are out, so that no table of numbers is
/// carried along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number<'a> {
    /// Its digits, without the `n` of a big integer.
    pub text: &'a str,
    /// Is it a big integer?
    pub big: bool,
}

impl<'a> Parser<'a> {
    pub(super) fn number(&mut self) -> Number<'a> {
        let text = self.bump_text();
        match text.strip_suffix('n') {
            Some(text) => Number { text, big: true },
            None => Number { text, big: false },
        }
    }
}
