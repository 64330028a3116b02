//! What follows the `#` or `.` of an id or a class.

use super::Expr;
use std::borrow::Cow;

/// The name of an id or a class.
#[derive(Debug)]
pub enum Selector<'a> {
    /// A name, as in `#main`, without the `#` or `.`; the backslashes of a class are resolved.
    Static(Cow<'a, str>),
    /// `#{expression}`, `.{expression}`
    Computed(Box<Expr<'a>>),
}
