//! `{color: red; width: ${x}px}`: styles, for `add` and `remove`.

use super::template::Part;

/// CSS declarations.
#[derive(Debug)]
pub struct Css<'a> {
    /// Their text, with what is to be filled in.
    pub parts: Vec<Part<'a>>,
}
