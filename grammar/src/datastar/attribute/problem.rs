//! What can be wrong with the name of an attribute.

use crate::span::Span;

/// One thing that is wrong with the name of an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where in the name.
    pub span: Span,
    /// What is wrong.
    pub code: Code,
    /// What was probably meant instead.
    pub meant: Option<&'static str>,
}

/// What can be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// A name that is almost one of ours.
    UnknownAttribute,
    /// A modifier that this attribute does not know.
    UnknownModifier,
    /// A tag that this modifier does not know.
    UnknownTag,
    /// A modifier that means nothing without a tag.
    TagRequired,
    /// `data-on` without what to listen to.
    KeyRequired,
    /// `data-text:a`
    KeyNotAllowed,
    /// An attribute without a value.
    ValueRequired,
    /// A value that is not read.
    ValueUnused,
    /// `data-bind:a="b"`
    KeyAndValue,
    /// `data-bind`
    KeyOrValueRequired,
}

impl Code {
    /// What is said.
    pub fn text(self) -> &'static str {
        match self {
            Self::UnknownAttribute => "there is no such attribute",
            Self::UnknownModifier => "this attribute has no such modifier",
            Self::UnknownTag => "this modifier has no such tag",
            Self::TagRequired => "this modifier needs a tag, such as `.500ms`",
            Self::KeyRequired => "a key is needed behind the name, such as `data-on:click`",
            Self::KeyNotAllowed => "this attribute takes no key",
            Self::ValueRequired => "this attribute needs a value",
            Self::ValueUnused => "this attribute takes no value",
            Self::KeyAndValue => "this attribute takes a key or a value, not both",
            Self::KeyOrValueRequired => "this attribute needs a key or a value that names a signal",
        }
    }
}
