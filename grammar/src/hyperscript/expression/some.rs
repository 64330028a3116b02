//! `some x`: is there anything in it?
//!
//! ```hyperscript
//! on click if some <li/> in me log "full"
//! ```

use super::prefixed;
use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;

/// `some x`; `some` is the current token. It takes all that follows: `some x or y` is `some (x or y)`.
pub(super) fn parse(p: &mut Parser<'_>) {
    prefixed(p, Form::Some, super::parse);
}
