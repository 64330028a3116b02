//! What can be wrong with the name of an attribute.

use crate::span::Span;
use crate::words::Words;

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

macro_rules! problems {
    ($($(#[$doc:meta])* $name:ident $text:literal)+) => {
        /// What can be wrong.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Code {
            $($(#[$doc])* $name,)+
        }

        const TEXTS: Words = Words(concat!($($text, "\n",)+));
    };
}

problems! {
    /// A name that is almost one of ours.
    UnknownAttribute "there is no such attribute"
    /// A modifier that this attribute does not know.
    UnknownModifier "this attribute has no such modifier"
    /// A tag that this modifier does not know.
    UnknownTag "this modifier has no such tag"
    /// A modifier that means nothing without a tag.
    TagRequired "this modifier needs a tag, such as `.500ms` or `.input`"
    /// `data-on` without what to listen to.
    KeyRequired "a key is needed behind the name, such as `data-on:click`"
    /// `data-text:a`
    KeyNotAllowed "this attribute takes no key"
    /// An attribute without a value.
    ValueRequired "this attribute needs a value"
    /// A value that is not read.
    ValueUnused "this attribute takes no value"
    /// `data-bind:a="b"`
    KeyAndValue "this attribute takes a key or a value, not both"
    /// `data-bind`
    KeyOrValueRequired "this attribute needs a key or a value that names a signal"
    /// `data-bind="$a"`
    SignalMark "this names a signal, and is written without `$`"
}

impl Code {
    /// What is said.
    pub fn text(self) -> &'static str {
        TEXTS.at(self as usize)
    }
}
