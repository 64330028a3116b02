//! What follows the `#` or `.` of an id or a class.
//!
//! ```hyperscript
//! on click add .open .{$name} to #{$id}
//! ```

use super::{Expr, parse_enclosed};
use crate::diagnostic::Expected;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;

/// The name of an id or a class.
#[derive(Clone, Copy, Debug)]
pub enum Selector<'a> {
    /// A name, as in `#main`, without the `#` or `.`; the backslashes of a class are resolved.
    Static(&'a str),
    /// `#{expression}`, `.{expression}`
    Computed(&'a Expr<'a>),
}

/// The name of an id or a class; it is the current token.
#[inline(never)]
pub(crate) fn parse<'a>(p: &mut Parser<'a>) -> Selector<'a> {
    let open = matches!(p.token.kind, Kind::ClassOpen | Kind::IdOpen);
    let name = p.text().get(1..).unwrap_or("");
    if open {
        let name = parse_enclosed(p);
        p.require(&Expected::Sign(Kind::CloseBrace));
        return Selector::Computed(name);
    }
    if !name.contains('\\') {
        return Selector::Static(name);
    }
    let resolved: String = name.chars().filter(|&character| character != '\\').collect();
    Selector::Static(p.keep(&resolved))
}

/// Classes in a row, at least one, which is the current token.
pub(crate) fn parse_classes<'a>(p: &mut Parser<'a>) -> &'a [Selector<'a>] {
    let mut classes = Vec::with_capacity(1);
    while matches!(p.token.kind, Kind::Class | Kind::ClassOpen) {
        classes.push(parse(p));
    }
    if classes.is_empty() { p.fail_expected(&[Expected::Class]) } else { p.list(&classes) }
}
