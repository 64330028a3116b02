//! `halt`: stops an event.
//!
//! ```hyperscript
//! on submit halt the event then log "goes on"
//!
//! on click halt default
//! ```

use super::CommandKind;
use crate::diagnostic::Expected;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;

/// `halt [the event['s]] [bubbling | default]`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Halt {
    /// Stops the event's way up.
    pub bubbling: bool,
    /// Prevents what the browser does by default.
    pub default: bool,
    /// `the event`: the commands after it still run.
    pub goes_on: bool,
}

/// What follows `halt`.
pub(super) fn parse<'a>(p: &mut Parser<'a>) -> CommandKind<'a> {
    let goes_on = p.take(Keyword::The);
    if goes_on {
        p.require(&Expected::Word(Keyword::Event));
        if p.take_kind(Kind::Apostrophe) && !p.take(Keyword::S) {
            return p.fail_expected(&[Expected::Possessive]);
        }
    }
    let bubbling = p.take(Keyword::Bubbling);
    let default = !bubbling && p.take(Keyword::Default);
    let both = !bubbling && !default;
    CommandKind::Halt(Halt { bubbling: bubbling || both, default: default || both, goes_on })
}
