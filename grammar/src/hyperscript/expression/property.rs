//! `x.y`: a property.
//!
//! ```hyperscript
//! on click log event.target.value, $user.name
//! ```

use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;

/// `.name`; the `.` is the current token.
pub(super) fn step(p: &mut Parser<'_>, start: u32) {
    p.advance();
    let name = p.name();
    p.leaf(start, Form::Property, 0, name);
}
