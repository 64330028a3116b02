//! `x as Int`: converts.

use std::borrow::Cow;

/// A conversion.
#[derive(Debug, PartialEq, Eq)]
pub struct Conversion<'a> {
    /// Its name with its arguments, as in `Int`, `Fixed:2`, `my.Own`.
    pub name: Cow<'a, str>,
}
