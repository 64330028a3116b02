//! `1`, `2.5`, `1e-3`.

/// A number as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number<'a> {
    /// Its digits: what JavaScript's `parseFloat` reads.
    pub text: &'a str,
}
