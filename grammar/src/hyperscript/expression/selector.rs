//! What follows the `#` or `.` of an id or a class.

use super::{Expr, parse_enclosed};
use crate::diagnostic::Expected;
use crate::hyperscript::parser::{Parsed, Parser};
use crate::hyperscript::token::Kind;
use std::borrow::Cow;

/// The name of an id or a class.
#[derive(Debug)]
pub enum Selector<'a> {
    /// A name, as in `#main`, without the `#` or `.`; the backslashes of a class are resolved.
    Static(Cow<'a, str>),
    /// `#{expression}`, `.{expression}`
    Computed(Box<Expr<'a>>),
}

/// The name of an id or a class; it is the current token.
pub(crate) fn parse<'a>(p: &mut Parser<'a>) -> Parsed<Selector<'a>> {
    let token = p.advance();
    if matches!(token.kind, Kind::ClassOpen | Kind::IdOpen) {
        let name = parse_enclosed(p)?;
        p.require(&Expected::Sign(Kind::CloseBrace))?;
        return Ok(Selector::Computed(Box::new(name)));
    }
    let name = p.text_of(token).get(1..).unwrap_or("");
    Ok(Selector::Static(if name.contains('\\') {
        Cow::Owned(name.chars().filter(|&character| character != '\\').collect())
    } else {
        Cow::Borrowed(name)
    }))
}

/// Classes in a row, at least one, which is the current token.
pub(crate) fn parse_classes<'a>(p: &mut Parser<'a>) -> Parsed<Vec<Selector<'a>>> {
    let mut classes = Vec::with_capacity(1);
    while matches!(p.token.kind, Kind::Class | Kind::ClassOpen) {
        classes.push(parse(p)?);
    }
    if classes.is_empty() { p.fail_expected(&[Expected::Class]) } else { Ok(classes) }
}
