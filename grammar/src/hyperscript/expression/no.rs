//! `no x`: is it null, undefined or empty?
//!
//! ```hyperscript
//! on click if no <li/> in me log "empty"
//! ```

use super::{Expr, Form, collection};
use crate::hyperscript::parser::Parser;

/// `no x`; `no` is the current token.
pub(crate) fn parse<'a>(p: &mut Parser<'a>) -> &'a Expr<'a> {
    let start = p.token.span.start;
    p.advance();
    let value = collection::parse(p);
    p.node(start, Form::No(value))
}
