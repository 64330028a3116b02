//! `{name: value}`.

use super::Expr;
use std::borrow::Cow;

/// An object literal, or named arguments.
#[derive(Debug, Default)]
pub struct Object<'a> {
    /// Its entries in the order written.
    pub entries: Vec<Entry<'a>>,
}

/// A name and a value.
#[derive(Debug)]
pub struct Entry<'a> {
    /// The name.
    pub key: Key<'a>,
    /// The value.
    pub value: Expr<'a>,
}

/// The name of an entry.
#[derive(Debug)]
pub enum Key<'a> {
    /// `name`, `kebab-name`, `"any text"`
    Static(Cow<'a, str>),
    /// `[expression]`
    Computed(Expr<'a>),
}
