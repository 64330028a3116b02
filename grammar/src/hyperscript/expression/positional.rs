//! `first of x`, `last in x`, `random <css/>`: one of a collection, or of an element's children.

use super::Expr;

/// `(first | last | random) [in | from | of] COLLECTION`
#[derive(Debug)]
pub struct Positional<'a> {
    /// Which one.
    pub which: Which,
    /// Of what.
    pub of: Expr<'a>,
}

/// Which one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// `first`
    First,
    /// `last`
    Last,
    /// `random`
    Random,
}
