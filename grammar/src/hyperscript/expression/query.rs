//! `<css/>`: the elements that a selector fits.

use super::template::Part;

/// A selector.
#[derive(Debug)]
pub enum Query<'a> {
    /// Without anything to fill in.
    Static(&'a str),
    /// With `${expression}` in it. An element that is filled in stands for itself.
    Template(Vec<Part<'a>>),
}
