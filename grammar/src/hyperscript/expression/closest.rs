//! `closest <css/>`: the nearest element upwards that a selector fits.

use super::{Expr, attribute::Attribute};

/// `closest [parent] SELECTOR [to TARGET]`
#[derive(Debug)]
pub struct Closest<'a> {
    /// `parent`: the search starts above the target.
    pub parent: bool,
    /// What is looked for.
    pub what: Sought<'a>,
    /// Where the search starts; the implicit target (`you`, else `me`) where it is missing.
    pub to: Option<Expr<'a>>,
}

/// What is looked for.
#[derive(Debug)]
pub enum Sought<'a> {
    /// `.class`, `#id` or `<css/>`, none of them computed.
    Selector(Expr<'a>),
    /// `@name`: the attribute's value at the nearest element that has it.
    Attribute(Attribute<'a>),
}
