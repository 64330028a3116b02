//! `next <css/>`, `previous <css/>`: the nearest element before or after that a selector fits.
//!
//! ```hyperscript
//! on click log next <li/>, previous .tab from #here within #tabs with wrapping
//! ```

use super::{parse_leaf, parse_unary, parse_unary_until};
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::{Form, NOTHING};
use crate::hyperscript::parser::Parser;

/// In the detail: `next`, not `previous`.
pub const FORWARD: u8 = 1;
/// In the detail: `with wrapping`: goes on from the other end.
pub const WRAPPING: u8 = 2;
/// In the detail: looks among the items of a list (`in`), not below an element (`within`).
pub const IN: u8 = 4;

/// `next SELECTOR [from ELEMENT] [in COLLECTION | within ROOT] [with wrapping]`; the first word is the current token.
/// Where they are missing, the search starts at the implicit target (`you`, else `me`) and goes through the page.
pub(super) fn parse(p: &mut Parser<'_>) {
    let (mark, start) = (p.mark(), p.token.span.start);
    let mut detail = if p.at(Keyword::Next) { FORWARD } else { 0 };
    p.advance();
    parse_leaf(p);
    if p.take(Keyword::From) {
        parse_unary_until(p, Keyword::In);
    } else {
        p.push(&NOTHING);
    }
    if p.take(Keyword::In) {
        detail |= IN;
        parse_unary(p);
    } else if p.take(Keyword::Within) {
        parse_unary(p);
    } else {
        p.push(&NOTHING);
    }
    if p.at(Keyword::With) && p.second().keyword == Keyword::Wrapping {
        detail |= WRAPPING;
        p.advance();
        p.advance();
    }
    p.close(mark, start, Form::Relative, detail, "");
}
