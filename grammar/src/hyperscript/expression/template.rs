//! Text with `${…}` in it, between backticks.

use super::Expr;
use std::borrow::Cow;

/// A piece of a text with expressions in it.
#[derive(Debug)]
pub enum Part<'a> {
    /// Text, its escapes resolved.
    Text(Cow<'a, str>),
    /// `${expression}` or `$name`
    Value(Expr<'a>),
}
