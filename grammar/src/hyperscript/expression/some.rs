//! `some x`: is there anything in it?
//!
//! ```hyperscript
//! on click if some <li/> in me log "full"
//! ```

use super::{Expr, Form};
use crate::hyperscript::parser::Parser;

/// `some x`; `some` is the current token. It takes all that follows: `some x or y` is `some (x or y)`.
pub(crate) fn parse<'a>(p: &mut Parser<'a>) -> &'a Expr<'a> {
    let start = p.token.span.start;
    p.advance();
    let value = super::parse(p);
    p.node(start, Form::Some(value))
}
