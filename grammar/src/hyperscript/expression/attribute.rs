//! `@name`: an attribute.
//!
//! ```hyperscript
//! on click log @title, #box's @data-x, @href of me, closest @data-id
//! ```

use super::string;
use crate::diagnostic::Expected;
use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;

/// `@name`, `@name="value"`, `[@name="value"]`, where one is needed.
pub(crate) fn parse(p: &mut Parser<'_>) {
    step(p, p.token.span.start);
}

/// An attribute in a path that starts at an offset.
#[inline(never)]
pub(super) fn step(p: &mut Parser<'_>, start: u32) {
    if !p.at_kind(Kind::Attribute) {
        return p.fail_expected(&[Expected::Attribute]);
    }
    let token = p.text();
    let text = match token.strip_prefix('[') {
        Some(inner) => inner.get(1..inner.len() - 1),
        None => token.get(1..),
    };
    let text = text.unwrap_or("");
    let length = text.bytes().take_while(|&byte| byte != b'=').count();
    let mark = p.mark();
    if let Some(value) = text.get(length + 1..) {
        let value = match value.as_bytes() {
            [b'"', .., b'"'] | [b'\'', .., b'\''] => {
                string::unescape(p, value.get(1..value.len() - 1).unwrap_or(""))
            }
            _ => value,
        };
        p.push_text(value);
    }
    p.close(mark, start, Form::Attribute, 0, text.get(..length).unwrap_or(""));
}
