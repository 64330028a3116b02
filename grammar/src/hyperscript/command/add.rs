//! `add`: classes, an attribute or styles to elements, or a value to a collection.

use crate::hyperscript::expression::{Expr, attribute::Attribute, css::Css, selector::Selector};

/// `add WHAT [to TARGET] [when CONDITION]`
#[derive(Debug)]
pub struct Add<'a> {
    /// What is added.
    pub what: What<'a>,
    /// To what; the implicit target (`you`, else `me`) where it is missing.
    pub to: Option<Expr<'a>>,
    /// Tested with each target as `it`: those it does not hold for lose what the others get.
    pub when: Option<Expr<'a>>,
}

/// What is added or removed.
#[derive(Debug)]
pub enum What<'a> {
    /// `.one .two`, at least one.
    Classes(Vec<Selector<'a>>),
    /// `@name="value"`
    Attribute(Attribute<'a>),
    /// `{color: red}`
    Css(Css<'a>),
    /// A value: for a collection, or elements to remove.
    Value(Expr<'a>),
}
