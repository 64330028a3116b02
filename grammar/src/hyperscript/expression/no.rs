//! `no x`: is it null, undefined or empty?
//!
//! ```hyperscript
//! on click if no <li/> in me log "empty"
//! ```

use super::{collection, prefixed};
use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;

/// `no x`; `no` is the current token.
pub(super) fn parse(p: &mut Parser<'_>) {
    prefixed(p, Form::No, collection::parse);
}
