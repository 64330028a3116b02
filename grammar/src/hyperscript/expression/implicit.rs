//! `me`, `it`, `event` and the other names that are always there.
//!
//! ```hyperscript
//! on click log me, my value, it, its length, result, event, target, detail, sender, body
//!
//! on click tell #box log you, your id, yourself
//! ```

use crate::hyperscript::keyword::Keyword;

/// A name that is always there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Implicit {
    /// `me`, `my`, `I`: the element, or the event source.
    Me,
    /// `it`, `its`: the item being tested in `where` and the like, else the last result.
    It,
    /// `result`: the last result.
    Result,
    /// `you`, `your`, `yourself`: what `tell` tells.
    You,
    /// `event`: the event that started the run.
    Event,
    /// `target`: its target.
    Target,
    /// `detail`: its detail.
    Detail,
    /// `sender`: who sent it.
    Sender,
    /// `body`: the document's body.
    Body,
}

impl Implicit {
    /// The one a word means.
    pub(crate) fn of(keyword: Keyword) -> Option<Self> {
        Some(match keyword {
            Keyword::Me | Keyword::My | Keyword::I => Self::Me,
            Keyword::It | Keyword::Its => Self::It,
            Keyword::Result => Self::Result,
            Keyword::You | Keyword::Your | Keyword::Yourself => Self::You,
            Keyword::Event => Self::Event,
            Keyword::Target => Self::Target,
            Keyword::Detail => Self::Detail,
            Keyword::Sender => Self::Sender,
            Keyword::Body => Self::Body,
            _ => return None,
        })
    }
}
