//! `2s`, `10px`, `50%`: a value with a unit.
//!
//! ```hyperscript
//! on click wait 2 seconds then set my *width to 50% then set my *height to (2 + 3)px
//! ```

use super::{number, type_check};
use crate::diagnostic::Expected;
use crate::hyperscript::keyword::{Keyword, UNIT};
use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;

/// The unit, the factor or the type that may stand behind the value since a mark.
pub(super) fn continued(p: &mut Parser<'_>, mark: usize) {
    let token = p.token;
    let (form, detail) = match token.kind {
        Kind::Colon => return type_check::continued(p, mark),
        Kind::Percent => (Form::Unit, 0),
        // A word at the start of a line starts a command, even where it is called `s` or `px`.
        Kind::Word if !token.fresh_line => match seconds(token.keyword) {
            Some(detail) => (Form::Time, detail),
            None if token.keyword.is(UNIT) => (Form::Unit, 0),
            None => return,
        },
        _ => return,
    };
    let unit = p.text();
    let start = p.start_of(mark);
    p.close(mark, start, form, detail, if form == Form::Unit { unit } else { "" });
}

/// Whether a unit of time is a second, for 1, or a millisecond, for 0.
fn seconds(keyword: Keyword) -> Option<u8> {
    match keyword {
        Keyword::S | Keyword::Seconds => Some(1),
        Keyword::Ms | Keyword::Milliseconds => Some(0),
        _ => None,
    }
}

/// A time that is known from the text alone.
pub(crate) fn duration(p: &mut Parser<'_>) {
    let start = p.token.span.start;
    if !p.at_kind(Kind::Number) || number::exact(p.text_of(p.token)).is_none() {
        return p.fail_expected(&[Expected::Duration]);
    }
    let number = p.text();
    let unit = seconds(p.token.keyword);
    if unit.is_some() {
        p.advance();
    }
    p.leaf(start, Form::Duration, unit.unwrap_or(0), number);
}
