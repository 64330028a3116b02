//! `-x`.
//!
//! ```hyperscript
//! on click log -$x, 3 - -2
//! ```

use super::{Expr, Form, path};
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;

/// `-x`; the `-` is the current token.
pub(crate) fn parse<'a>(p: &mut Parser<'a>) -> &'a Expr<'a> {
    let start = p.token.span.start;
    p.advance();
    p.enter();
    let value = if p.at_kind(Kind::Minus) { parse(p) } else { path::parse(p) };
    p.leave();
    p.node(start, Form::Negative(value))
}
