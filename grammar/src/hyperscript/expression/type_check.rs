//! `x: String`: throws where a value is not of a type.

use super::Expr;

/// `x: TYPE[!]`
#[derive(Debug)]
pub struct TypeCheck<'a> {
    /// The value.
    pub value: Expr<'a>,
    /// The type's name.
    pub type_name: &'a str,
    /// Whether null and undefined are of every type: there is no `!`.
    pub null_fits: bool,
}
