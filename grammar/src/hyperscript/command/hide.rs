//! `hide`: makes elements invisible.

use crate::hyperscript::expression::Expr;

/// `hide [TARGET] [with STRATEGY] [when CONDITION]`
#[derive(Debug)]
pub struct Hide<'a> {
    /// What is hidden; the implicit target (`you`, else `me`) where it is missing.
    pub target: Option<Expr<'a>>,
    /// `display`, `visibility`, `opacity`, `hidden` or one that the page has defined; without `*`.
    pub strategy: Option<&'a str>,
    /// Tested with each target as `it`: those it does not hold for are shown.
    pub when: Option<Expr<'a>>,
}
