//! `set`: assigns.

use crate::hyperscript::expression::{Expr, object::Object};

/// The two forms of `set`.
#[derive(Debug)]
pub enum Set<'a> {
    /// `set TARGET to VALUE`
    Value(Box<Assignment<'a>>),
    /// `set {name: value, …} on TARGET`
    Properties(Box<Properties<'a>>),
}

/// A value and where it goes.
#[derive(Debug)]
pub struct Assignment<'a> {
    /// Something that can be written.
    pub target: Expr<'a>,
    /// The value.
    pub value: Expr<'a>,
}

/// Properties and whose they become.
#[derive(Debug)]
pub struct Properties<'a> {
    /// The properties.
    pub object: Object<'a>,
    /// The object that gets them.
    pub target: Expr<'a>,
}
