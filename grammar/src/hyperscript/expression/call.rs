//! `x(y)`: calls a function or a method.
//!
//! ```hyperscript
//! on click log parseInt("12", 10), $list.indexOf(3), me.closest("li").remove()
//! ```

use super::parse_list;
use crate::diagnostic::Expected;
use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;

/// `(…)` behind a value; the `(` is the current token. Behind a property, an attribute or an index it calls a method of
/// what stands before that.
pub(super) fn step(p: &mut Parser<'_>, start: u32) {
    parse_list(p, start, Form::Call, &Expected::Sign(Kind::CloseParen));
}
