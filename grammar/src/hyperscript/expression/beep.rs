//! `beep! x`: shows a value on the console and passes it on.
//!
//! ```hyperscript
//! on click log beep! $x
//! ```

use super::{parse_unary, prefixed};
use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;

/// `beep! x`; `beep!` is the current token.
pub(super) fn parse(p: &mut Parser<'_>) {
    prefixed(p, Form::Beep, parse_unary);
}
