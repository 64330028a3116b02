//! `where`, `sorted by`, `mapped to`, `split by`, `joined by`.

use super::Expr;

/// What becomes of a collection. The expression is evaluated for each item, which is then `it`, except for `split by`
/// and `joined by`, where it is evaluated once.
#[derive(Debug)]
pub enum Collection<'a> {
    /// `x where CONDITION`
    Where {
        /// What has to hold.
        condition: Expr<'a>,
        /// The loop's variable that is the item too, for `for NAME in x where …`.
        name: Option<&'a str>,
    },
    /// `x sorted by KEY [descending]`
    Sorted {
        /// What is compared.
        key: Expr<'a>,
        /// The greatest first.
        descending: bool,
    },
    /// `x mapped to VALUE`
    Mapped(Expr<'a>),
    /// `x split by DELIMITER`
    Split(Expr<'a>),
    /// `x joined by DELIMITER`
    Joined(Expr<'a>),
}
