//! `not x`.
//!
//! ```hyperscript
//! on click set $open to not $open
//! ```

use super::{parse_unary, prefixed};
use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;

/// `not x`; `not` is the current token. It binds tighter than arithmetic: `not 1 is 2` is `(not 1) is 2`.
pub(super) fn parse(p: &mut Parser<'_>) {
    prefixed(p, Form::Not, parse_unary);
}
