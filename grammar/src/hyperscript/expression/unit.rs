//! `2s`, `10px`, `50%`: a value with a unit.

use super::Expr;

/// A text: the value and its unit.
#[derive(Debug)]
pub struct Unit<'a> {
    /// The value before the unit.
    pub value: Expr<'a>,
    /// `px`, `em`, `%`, …
    pub unit: &'a str,
}

/// A number of milliseconds.
#[derive(Debug)]
pub struct Time<'a> {
    /// The value before the unit.
    pub value: Expr<'a>,
    /// Milliseconds in the unit: 1 for `ms` and `milliseconds`, 1000 for `s` and `seconds`.
    pub factor: u32,
}
