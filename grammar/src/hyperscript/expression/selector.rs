//! What follows the `#` or `.` of an id or a class.
//!
//! ```hyperscript
//! on click add .open .{$name} to #{$id}
//! ```

use super::parse_enclosed;
use crate::diagnostic::Expected;
use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;
use crate::words::{cut, has};

/// An id or a class, written out or computed; it is the current token.
#[inline(never)]
pub(crate) fn parse(p: &mut Parser<'_>) {
    let token = p.token;
    let (mark, start) = (p.mark(), token.span.start);
    let form = if matches!(token.kind, Kind::Id | Kind::IdOpen) { Form::Id } else { Form::Class };
    let mut name = p.text().get(1..).unwrap_or("");
    if matches!(token.kind, Kind::ClassOpen | Kind::IdOpen) {
        parse_enclosed(p);
        p.require(&Expected::Sign(Kind::CloseBrace));
        name = "";
    } else if has(name.as_bytes(), b'\\') {
        let mut resolved = String::new();
        let mut rest = Some(name);
        while let Some(escaped) = rest {
            let (part, more) = cut(escaped, "\\");
            resolved.push_str(part);
            rest = more;
        }
        name = p.keep(&resolved);
    }
    p.close(mark, start, form, 0, name);
}

/// Whether a class stands here.
pub(crate) fn at_class(p: &Parser<'_>) -> bool {
    matches!(p.token.kind, Kind::Class | Kind::ClassOpen)
}

/// A class, where one is needed.
pub(crate) fn parse_class(p: &mut Parser<'_>) {
    if at_class(p) { parse(p) } else { p.fail_expected(&[Expected::Class]) }
}

/// Classes in a row, at least one.
pub(crate) fn parse_classes(p: &mut Parser<'_>) {
    let (mark, start) = (p.mark(), p.token.span.start);
    parse_class(p);
    while at_class(p) {
        parse(p);
    }
    p.close(mark, start, Form::Classes, 0, "");
}
