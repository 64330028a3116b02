//! `def`: a function.

use super::Body;
use std::borrow::Cow;

/// `def NAME(PARAMETERS) …`
#[derive(Debug)]
pub struct Def<'a> {
    /// The name, dotted where it lies in a namespace.
    pub name: Cow<'a, str>,
    /// The parameters, which are local variables.
    pub parameters: Vec<&'a str>,
    /// What runs.
    pub body: Body<'a>,
}
