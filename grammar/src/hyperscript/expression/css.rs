//! `{color: red; width: ${x}px}`: styles, for `add` and `remove`.
//!
//! ```hyperscript
//! on click add {color: red; --size: ${$size}px} to #box
//! ```

use super::template::{self, Until};
use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;

/// Styles in braces; the `{` is the current token.
pub(crate) fn parse(p: &mut Parser<'_>) {
    template::parts(p, Form::Styles, Until::Brace);
}
