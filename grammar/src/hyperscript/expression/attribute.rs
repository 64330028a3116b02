//! `@name`: an attribute.

use std::borrow::Cow;

/// `@name`, `@name="value"`, `[@name="value"]`
#[derive(Debug, PartialEq, Eq)]
pub struct Attribute<'a> {
    /// Its name.
    pub name: &'a str,
    /// What follows `=`; only `add`, `remove` and `toggle` look at it.
    pub value: Option<Cow<'a, str>>,
}
