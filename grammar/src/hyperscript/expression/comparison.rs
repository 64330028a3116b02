//! `is`, `matches`, `contains` and all the other comparisons.

use super::Expr;

/// A comparison.
#[derive(Debug)]
pub struct Comparison<'a> {
    /// What is compared.
    pub left: Expr<'a>,
    /// How, one name for all spellings.
    pub operator: Operator<'a>,
    /// Whether the opposite is meant: `is not`, `!=`, `does not match`, … Never with the four orders.
    pub negated: bool,
    /// What it is compared with; `None` for `Empty`, `Exist` and `A`.
    pub right: Option<Expr<'a>>,
    /// `and UPPER`; only with `Between`.
    pub upper: Option<Expr<'a>>,
    /// `ignoring case`: texts on both sides are taken in lower case.
    pub ignoring_case: bool,
}

/// How two values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator<'a> {
    /// `is`: like `==`; but where the right side is an unmarked variable without a value, whether the left side has a
    /// property of that name, as in `#box is disabled`.
    Is,
    /// `==`, `equals`, `is equal to`
    Equal,
    /// `===`, `is really`, `really equals`
    Identical,
    /// `<`, `is less than`
    Less,
    /// `<=`, `is less than or equal to`
    LessOrEqual,
    /// `>`, `is greater than`
    Greater,
    /// `>=`, `is greater than or equal to`
    GreaterOrEqual,
    /// `is between LOWER and UPPER`, both included.
    Between,
    /// `is in`
    In,
    /// `contains`
    Contain,
    /// `includes`
    Include,
    /// `matches`: a selector or a regular expression.
    Match,
    /// `starts with`
    StartWith,
    /// `ends with`
    EndWith,
    /// `precedes`: comes before it in the page.
    Precede,
    /// `follows`: comes after it in the page.
    Follow,
    /// `is empty`
    Empty,
    /// `exists`
    Exist,
    /// `is a TYPE[!]`
    A {
        /// The type's name.
        type_name: &'a str,
        /// Whether null and undefined are of every type: there is no `!`.
        null_fits: bool,
    },
}
