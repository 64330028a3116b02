//! `closest <css/>`: the nearest element upwards that a selector fits.
//!
//! ```hyperscript
//! on click log closest <form/>, closest parent .card to #save, closest @data-id
//! ```

use super::{attribute, parse_selector};
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;

/// `closest [parent] SELECTOR [to TARGET]`; `closest` is the current token. An attribute is that of the nearest element
/// that has it. Where the target is missing, the implicit one (`you`, else `me`) is meant.
pub(super) fn parse(p: &mut Parser<'_>) {
    let (mark, start) = (p.mark(), p.token.span.start);
    p.advance();
    let parent = p.take(Keyword::Parent);
    if p.at_kind(Kind::Attribute) {
        attribute::parse(p);
    } else {
        parse_selector(p, Keyword::To);
    }
    p.clause(Keyword::To);
    p.close(mark, start, Form::Closest, parent.into(), "");
}
