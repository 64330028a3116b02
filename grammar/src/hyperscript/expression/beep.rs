//! `beep! x`: shows a value on the console and passes it on.
//!
//! ```hyperscript
//! on click log beep! $x
//! ```

use super::{Expr, Form, parse_unary};
use crate::hyperscript::parser::Parser;

/// `beep! x`; `beep!` is the current token.
pub(crate) fn parse<'a>(p: &mut Parser<'a>) -> &'a Expr<'a> {
    let start = p.token.span.start;
    p.advance();
    let value = parse_unary(p);
    p.node(start, Form::Beep(value))
}
