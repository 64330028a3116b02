//! `-x`.
//!
//! ```hyperscript
//! on click log -$x, 3 - -2
//! ```

use super::{path, prefixed};
use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;

/// `-x`; the `-` is the current token.
pub(super) fn parse(p: &mut Parser<'_>) {
    p.enter();
    prefixed(p, Form::Negative, |p| if p.at_kind(Kind::Minus) { parse(p) } else { path::parse(p) });
    p.leave();
}
