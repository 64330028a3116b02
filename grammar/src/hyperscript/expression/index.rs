//! `x[at]`, `x[from..to]`: a member, or a slice.
//!
//! ```hyperscript
//! on click log $list[0], $list[..2], $list[1..], $list[1..-2]
//! ```

use super::parse_enclosed;
use crate::diagnostic::Expected;
use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;

/// `[…]` behind a value; the `[` is the current token. Both ends of a slice belong to it, and negative ones count from
/// the end.
pub(super) fn step(p: &mut Parser<'_>, start: u32) {
    let mark = p.mark();
    p.advance();
    let mut which = 1;
    if p.take_kind(Kind::DotDot) {
        parse_enclosed(p);
    } else {
        parse_enclosed(p);
        which = 0;
        if p.take_kind(Kind::DotDot) {
            which = 2;
            if !p.at_kind(Kind::CloseBracket) {
                parse_enclosed(p);
                which = 3;
            }
        }
    }
    p.require(&Expected::Sign(Kind::CloseBracket));
    p.close(mark, start, Form::Index, which, "");
}
