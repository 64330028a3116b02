//! `init`: what to do once the element is there.
//!
//! ```hyperscript
//! init set :count to 0 end
//!
//! init immediately hide me
//! ```

use crate::hyperscript::command::Command;
use crate::hyperscript::command::parse_list;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::parser::Parser;

/// `init [immediately] …`
#[derive(Clone, Copy, Debug)]
pub struct Init<'a> {
    /// `immediately`: while the element is processed, not in a microtask after it.
    pub immediately: bool,
    /// What runs.
    pub commands: &'a [Command<'a>],
}

/// What follows `init`.
pub(super) fn parse<'a>(p: &mut Parser<'a>) -> Init<'a> {
    let immediately = p.take(Keyword::Immediately);
    Init { immediately, commands: parse_list(p) }
}
