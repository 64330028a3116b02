//! `next <css/>`, `previous <css/>`: the nearest element before or after that a selector fits.

use super::Expr;

/// `next SELECTOR [from ELEMENT] [in COLLECTION | within ROOT] [with wrapping]`
#[derive(Debug)]
pub struct Relative<'a> {
    /// `next`, not `previous`.
    pub forward: bool,
    /// The selector.
    pub what: Expr<'a>,
    /// Where the search starts; the implicit target (`you`, else `me`) where it is missing.
    pub from: Option<Expr<'a>>,
    /// Where it looks.
    pub scope: Scope<'a>,
    /// `with wrapping`: goes on from the other end.
    pub wrapping: bool,
}

/// Where it looks.
#[derive(Debug)]
pub enum Scope<'a> {
    /// The whole page.
    Page,
    /// `in COLLECTION`
    In(Expr<'a>),
    /// `within ROOT`
    Within(Expr<'a>),
}
