//! `{color: red; width: ${x}px}`: styles, for `add` and `remove`.
//!
//! ```hyperscript
//! on click add {color: red; --size: ${$size}px} to #box
//! ```

use super::template::{self, Part, Until};
use crate::hyperscript::parser::Parser;

/// CSS declarations.
#[derive(Clone, Copy, Debug)]
pub struct Css<'a> {
    /// Their text, with what is to be filled in.
    pub parts: &'a [Part<'a>],
}

/// Styles in braces; the `{` is the current token.
pub(crate) fn parse<'a>(p: &mut Parser<'a>) -> Css<'a> {
    let open = p.token.span;
    Css { parts: template::parts(p, open, Until::Brace) }
}
