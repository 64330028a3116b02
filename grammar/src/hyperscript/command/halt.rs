//! `halt`: stops an event.
//!
//! ```hyperscript
//! on submit halt the event then log "goes on"
//!
//! on click halt default
//! ```

use crate::diagnostic::Expected;
use crate::hyperscript::expression::possessive;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::syntax::{Step, Syntax};

/// In the detail: stops the event's way up.
pub const BUBBLING: u8 = 1;
/// In the detail: prevents what the browser does by default.
pub const DEFAULT: u8 = 2;
/// In the detail: `the event`: the commands after it still run.
pub const GOES_ON: u8 = 4;

/// `halt [the event['s]] [bubbling | default]`
pub(super) static SYNTAX: Syntax =
    Syntax { keyword: Keyword::Halt, form: Form::Halt, steps: &[Step::Rule(parse)] };

fn parse(p: &mut Parser<'_>) {
    let mut detail = 0;
    if p.take(Keyword::The) {
        detail = GOES_ON;
        p.require(&Expected::Word(Keyword::Event));
        possessive::take(p);
    }
    detail |= if p.take(Keyword::Bubbling) {
        BUBBLING
    } else if p.take(Keyword::Default) {
        DEFAULT
    } else {
        BUBBLING | DEFAULT
    };
    p.draft.detail = detail;
}
