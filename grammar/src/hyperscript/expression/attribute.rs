//! `@name`: an attribute.
//!
//! ```hyperscript
//! on click log @title, #box's @data-x, @href of me, closest @data-id
//! ```

use super::string;
use crate::diagnostic::Expected;
use crate::hyperscript::parser::{Parsed, Parser};
use crate::hyperscript::token::Kind;

/// `@name`, `@name="value"`, `[@name="value"]`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attribute<'a> {
    /// Its name.
    pub name: &'a str,
    /// What follows `=`; only `add`, `remove` and `toggle` look at it.
    pub value: Option<&'a str>,
}

/// An attribute; it is the current token.
pub(crate) fn parse<'a>(p: &mut Parser<'a>) -> Attribute<'a> {
    let token = p.advance();
    let text = p.text_of(token);
    let text = match text.strip_prefix("[@") {
        Some(inner) => inner.strip_suffix(']').unwrap_or(inner),
        None => text.get(1..).unwrap_or(""),
    };
    let Some((name, value)) = text.split_once('=') else {
        return Attribute { name: text, value: None };
    };
    let quoted = matches!(value.as_bytes(), [b'"', .., b'"'] | [b'\'', .., b'\'']);
    let value = if quoted { string::unescape(p, value.get(1..value.len() - 1).unwrap_or("")) } else { value };
    Attribute { name, value: Some(value) }
}

/// An attribute where one is needed.
pub(crate) fn require<'a>(p: &mut Parser<'a>) -> Parsed<Attribute<'a>> {
    if p.at_kind(Kind::Attribute) { Ok(parse(p)) } else { p.fail_expected(&[Expected::Attribute]) }
}
