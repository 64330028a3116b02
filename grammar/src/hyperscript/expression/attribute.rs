//! `@name`: an attribute.
//!
//! ```hyperscript
//! on click log @title, #box's @data-x, @href of me, closest @data-id
//! ```

use super::string;
use crate::diagnostic::Expected;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;

/// `@name`, `@name="value"`, `[@name="value"]`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attribute<'a> {
    /// Its name.
    pub name: &'a str,
    /// What follows `=`; only `add`, `remove` and `toggle` look at it.
    pub value: Option<&'a str>,
}

/// An attribute; it is the current token.
#[inline(never)]
pub(crate) fn parse<'a>(p: &mut Parser<'a>) -> Attribute<'a> {
    let token = p.text();
    let text = match token.strip_prefix('[') {
        Some(inner) => inner.get(1..inner.len() - 1),
        None => token.get(1..),
    };
    let text = text.unwrap_or("");
    let length = text.bytes().take_while(|&byte| byte != b'=').count();
    let value = text.get(length + 1..).map(|value| match value.as_bytes() {
        [b'"', .., b'"'] | [b'\'', .., b'\''] => {
            string::unescape(p, value.get(1..value.len() - 1).unwrap_or(""))
        }
        _ => value,
    });
    Attribute { name: text.get(..length).unwrap_or(""), value }
}

/// An attribute where one is needed.
pub(crate) fn require<'a>(p: &mut Parser<'a>) -> Attribute<'a> {
    if p.at_kind(Kind::Attribute) { parse(p) } else { p.fail_expected(&[Expected::Attribute]) }
}
