//! `x[at]`, `x[from..to]`: a member, or a slice.

use super::Expr;

/// Which members. Both ends of a slice belong to it, and negative ones count from the end.
#[derive(Debug)]
pub enum Index<'a> {
    /// `x[at]`
    At(Expr<'a>),
    /// `x[..to]`
    To(Expr<'a>),
    /// `x[from..]`
    From(Expr<'a>),
    /// `x[from..to]`
    Between(Expr<'a>, Expr<'a>),
}
