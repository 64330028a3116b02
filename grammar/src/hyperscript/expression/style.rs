//! `*name`: a style.

/// `*name`, `*computed-name`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style<'a> {
    /// The CSS property, without `computed-`.
    pub name: &'a str,
    /// Whether the computed style is meant, which cannot be written.
    pub computed: bool,
}
