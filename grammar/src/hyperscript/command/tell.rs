//! `tell`: runs commands with another implicit target.
//!
//! ```hyperscript
//! on click tell <p/> in me add .seen then log your textContent end
//! ```

use super::parse_block_end;
use crate::hyperscript::keyword::{FEATURE, Keyword};
use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::syntax::{Step, Syntax};

/// `tell TARGET … end`: `you` is one target after the other where it is a list.
pub(super) static SYNTAX: Syntax = Syntax {
    keyword: Keyword::Tell,
    form: Form::Tell,
    steps: &[Step::Expression, Step::Commands, Step::Rule(parse_end)],
};

fn parse_end(p: &mut Parser<'_>) {
    // The next feature ends it too.
    if !p.token.keyword.is(FEATURE) {
        parse_block_end(p, p.draft.opened);
    }
}
