//! `*name`: a style.
//!
//! ```hyperscript
//! on click set my *opacity to 0.5 then log *computed-color of #box
//! ```

use crate::hyperscript::parser::Parser;

/// `*name`, `*computed-name`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style<'a> {
    /// The CSS property, without `computed-`.
    pub name: &'a str,
    /// Whether the computed style is meant, which cannot be written.
    pub computed: bool,
}

/// A style; it is the current token.
#[inline(never)]
pub(crate) fn parse<'a>(p: &mut Parser<'a>) -> Style<'a> {
    let name = p.text().get(1..).unwrap_or("");
    match name.strip_prefix("computed-") {
        Some(name) => Style { name, computed: true },
        None => Style { name, computed: false },
    }
}
