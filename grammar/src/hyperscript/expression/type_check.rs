//! `x: String`: throws where a value is not of a type.
//!
//! ```hyperscript
//! on click log $x: Number, $y: String!
//! ```

use super::{Expr, Form};
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;

/// `x: TYPE[!]`
#[derive(Clone, Copy, Debug)]
pub struct TypeCheck<'a> {
    /// The value.
    pub value: &'a Expr<'a>,
    /// The type's name.
    pub type_name: &'a str,
    /// Whether null and undefined are of every type: there is no `!`.
    pub null_fits: bool,
}

/// `: TYPE[!]` behind a value; the `:` is the current token.
pub(crate) fn continued<'a>(p: &mut Parser<'a>, value: &'a Expr<'a>) -> &'a Expr<'a> {
    p.advance();
    let type_name = p.name();
    let null_fits = !p.take_kind(Kind::Bang);
    let span = p.since(value.span.start);
    p.expr(span, Form::TypeCheck(TypeCheck { value, type_name, null_fits }))
}
