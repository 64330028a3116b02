//! `put`: writes a value into a place, or beside it.

use crate::hyperscript::expression::Expr;

/// `put VALUE (into | before | after | at start of | at end of) TARGET`
#[derive(Debug)]
pub struct Put<'a> {
    /// What is written.
    pub value: Expr<'a>,
    /// Where, seen from the target.
    pub place: Place,
    /// The target.
    pub target: Expr<'a>,
}

/// Where a value goes, seen from the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// `into`: replaces what is there.
    Into,
    /// `before`
    Before,
    /// `after`
    After,
    /// `at start of`
    Start,
    /// `at end of`
    End,
}
