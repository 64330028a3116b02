//! `*name`: a style.
//!
//! ```hyperscript
//! on click set my *opacity to 0.5 then log *computed-color of #box
//! ```

use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;

/// `*name`, `*computed-name`; it is the current token.
pub(crate) fn parse(p: &mut Parser<'_>) {
    step(p, p.token.span.start);
}

/// A style in a path that starts at an offset.
#[inline(never)]
pub(super) fn step(p: &mut Parser<'_>, start: u32) {
    let name = p.text().get(1..).unwrap_or("");
    match name.strip_prefix("computed-") {
        Some(name) => p.leaf(start, Form::Style, 1, name),
        None => p.leaf(start, Form::Style, 0, name),
    }
}
