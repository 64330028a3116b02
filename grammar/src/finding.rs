//! What is found in a text that parses, for `hypertide check`: nothing here is part of the bundle.

use crate::span::Span;

const DATASTAR: &str = "datastar";

/// Something that is wrong, or probably not meant so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The kind of mistake, by a word that stays as it is: `datastar`, or one of those that hyperscript's lint has.
    pub code: &'static str,
    /// Where it is in the text that was given.
    pub span: Span,
    /// What is wrong, and what would be right.
    pub message: String,
    /// What to write in its place.
    pub meant: Option<String>,
    /// Whether it may be meant so.
    pub is_doubt: bool,
}

impl Finding {
    /// Something that is wrong in any page.
    pub fn error(span: Span, message: impl Into<String>) -> Self {
        Self { code: DATASTAR, span, message: message.into(), meant: None, is_doubt: false }
    }

    pub(crate) fn doubt(span: Span, message: impl Into<String>) -> Self {
        Self { is_doubt: true, ..Self::error(span, message) }
    }

    pub(crate) fn meaning(self, meant: impl Into<String>) -> Self {
        Self { meant: Some(meant.into()), ..self }
    }

    /// With what was probably meant, where something is near.
    pub(crate) fn perhaps(self, meant: Option<impl Into<String>>) -> Self {
        Self { meant: meant.map(Into::into), ..self }
    }

    /// A name that is none of those that there are; `elsewhere` is what others call them.
    pub(crate) fn unknown(
        span: Span,
        what: &str,
        name: &str,
        names: &'static [&'static str],
        elsewhere: &[(&str, &'static str)],
    ) -> Self {
        let found = Self::error(span, format!("there is no {what} \"{name}\""));
        match instead(name, elsewhere).or_else(|| nearest(name, names)) {
            Some(meant) => found.meaning(meant),
            None => Self { message: format!("{}; there are {}", found.message, names.join(", ")), ..found },
        }
    }
}

/// The name that is nearest to a word, where one is near.
pub(crate) fn nearest(word: &str, names: &'static [&'static str]) -> Option<&'static str> {
    crate::diagnostic::nearest(word, &mut names.iter().copied())
}

/// The other word of a pair.
pub(crate) fn instead(word: &str, pairs: &[(&str, &'static str)]) -> Option<&'static str> {
    pairs.iter().find(|(other, _)| other.eq_ignore_ascii_case(word)).map(|pair| pair.1)
}
