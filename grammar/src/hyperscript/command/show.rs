//! `show`: makes elements visible.

use crate::hyperscript::expression::Expr;

/// `show [TARGET] [with STRATEGY[:VALUE]] [when CONDITION]`
#[derive(Debug)]
pub struct Show<'a> {
    /// What is shown; the implicit target (`you`, else `me`) where it is missing.
    pub target: Option<Expr<'a>>,
    /// `display`, `visibility`, `opacity`, `hidden` or one that the page has defined; without `*`.
    pub strategy: Option<&'a str>,
    /// What follows the colon, such as `inline-block`.
    pub argument: Option<&'a str>,
    /// Tested with each target as `it`: those it does not hold for are hidden.
    pub when: Option<Expr<'a>>,
}
