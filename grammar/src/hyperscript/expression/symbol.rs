//! Variables: `x`, `$x`, `:x`, `^x`.

use super::Expr;

/// A variable.
#[derive(Debug)]
pub struct Symbol<'a> {
    /// Where it lives.
    pub scope: Scope,
    /// Its name, with the `$`, `:` or `^` where it is written with one: `global x` is `x`, `$x` is `$x`.
    pub name: &'a str,
    /// `^x on ELEMENT`: where the search up the page starts; only with [`Scope::Inherited`].
    pub on: Option<Expr<'a>>,
}

/// Where a variable lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// `x`: the run; read from the element and the page where the run has none.
    Unmarked,
    /// `local x`: like an unmarked one.
    Local,
    /// `$x`, `global x`: the page.
    Global,
    /// `:x`, `element x`: the element.
    Element,
    /// `^x`, `dom x`: the nearest element upwards that has it.
    Inherited,
}
