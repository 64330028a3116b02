//! `not x`.
//!
//! ```hyperscript
//! on click set $open to not $open
//! ```

use super::{Expr, Form, parse_unary};
use crate::hyperscript::parser::Parser;

/// `not x`; `not` is the current token. It binds tighter than arithmetic: `not 1 is 2` is `(not 1) is 2`.
pub(crate) fn parse<'a>(p: &mut Parser<'a>) -> &'a Expr<'a> {
    let start = p.token.span.start;
    p.advance();
    let value = parse_unary(p);
    p.node(start, Form::Not(value))
}
