//! Mistakes that the markup alone shows, for `hypertide check`: nothing here is part of the bundle.
//!
//! The page finds out about some of them when it comes to them, and about others never: a misspelt option, a modifier behind
//! a dot. What is a mistake in any page is an error; what may be meant so is a doubt.

mod action;
mod alone;
mod event;
mod expression;
mod key;
mod literal;
mod modifier;
mod name;
mod option;
mod spelling;
mod stream;
mod value;

pub use action::{NAMES as ACTIONS, TYPES};
pub use alone::alone;
pub use name::name;
pub use option::NAMES as OPTIONS;
pub use stream::stream;
pub use value::{object, value};

use crate::span::Span;

/// Something that is wrong, or probably not meant so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where: in the name, or in the value.
    pub span: Span,
    /// What is wrong, and what would be right.
    pub message: String,
    /// What to write in its place.
    pub meant: Option<String>,
    /// Whether it may be meant so.
    pub is_doubt: bool,
}

impl Finding {
    fn error(span: Span, message: impl Into<String>) -> Self {
        Self { span, message: message.into(), meant: None, is_doubt: false }
    }

    fn doubt(span: Span, message: impl Into<String>) -> Self {
        Self { is_doubt: true, ..Self::error(span, message) }
    }

    fn meaning(self, meant: impl Into<String>) -> Self {
        Self { meant: Some(meant.into()), ..self }
    }

    /// With what was probably meant, where something is near.
    fn perhaps(self, meant: Option<impl Into<String>>) -> Self {
        Self { meant: meant.map(Into::into), ..self }
    }

    /// A name that is none of those that there are; `elsewhere` is what others call them.
    fn unknown(
        span: Span,
        what: &str,
        name: &str,
        names: &'static [&'static str],
        elsewhere: &[(&str, &'static str)],
    ) -> Self {
        let found = Self::error(span, format!("there is no {what} \"{name}\""));
        match spelling::instead(name, elsewhere).or_else(|| spelling::nearest(name, names)) {
            Some(meant) => found.meaning(meant),
            None => Self { message: format!("{}; there are {}", found.message, names.join(", ")), ..found },
        }
    }
}
