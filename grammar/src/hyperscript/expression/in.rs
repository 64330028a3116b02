//! `x in y`: those of `x` that are in `y`.
//!
//! ```hyperscript
//! on click log <li/> in #list, 3 in $list
//! ```

use super::parse_unary;
use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;

/// `in y` behind a value; `in` is the current token.
pub(super) fn step(p: &mut Parser<'_>, start: u32) {
    let mark = p.mark();
    p.advance();
    parse_unary(p);
    p.close(mark, start, Form::In, 0, "");
}
