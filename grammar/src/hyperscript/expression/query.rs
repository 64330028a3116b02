//! `<css/>`: the elements that a selector fits.
//!
//! ```hyperscript
//! on click log <li.done/>, <a[href="/x/"]/>, <[data-id="${$id}"]/> in #list
//! ```

use super::template::{self, Until};
use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;

/// A selector, in which an element that is filled in stands for itself; its `<` is the current token.
pub(super) fn parse(p: &mut Parser<'_>) {
    template::parts(p, Form::Query, Until::QueryEnd);
}
