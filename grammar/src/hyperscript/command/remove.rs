//! `remove`: classes, an attribute or styles from elements, elements from the page, or a value from a collection.

use super::add::What;
use crate::hyperscript::expression::Expr;

/// `remove WHAT [from TARGET] [when CONDITION]`
#[derive(Debug)]
pub struct Remove<'a> {
    /// What is removed; a value is elements, a member of `from`, or something that can be deleted such as `x.y`.
    pub what: What<'a>,
    /// From what. Where it is missing: the implicit target (`you`, else `me`), and nothing in particular for a value.
    pub from: Option<Expr<'a>>,
    /// Tested with each target as `it`: those it does not hold for get what the others lose. Never with a value.
    pub when: Option<Expr<'a>>,
}
