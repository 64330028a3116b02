//! `x: String`: throws where a value is not of a type.
//!
//! ```hyperscript
//! on click log $x: Number, $y: String!
//! ```

use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;

/// `: TYPE[!]` behind the value since a mark; the `:` is the current token.
pub(super) fn continued(p: &mut Parser<'_>, mark: usize) {
    p.advance();
    let type_name = p.name();
    let null_fits = !p.take_kind(Kind::Bang);
    let start = p.start_of(mark);
    p.close(mark, start, Form::TypeCheck, null_fits.into(), type_name);
}
