//! `[1, 2, 3]`: a list. The tree has it as a plain `Vec`.
//!
//! ```hyperscript
//! on click log [1, "two", [3]], []
//! ```

use super::{Expr, parse_enclosed};
use crate::diagnostic::Expected;
use crate::hyperscript::parser::{Parsed, Parser};
use crate::hyperscript::token::Kind;

/// `[` with what is in it up to `]`; the `[` is the current token.
pub(crate) fn parse<'a>(p: &mut Parser<'a>) -> Parsed<&'a [&'a Expr<'a>]> {
    p.advance();
    let mut items = Vec::new();
    if !p.take_kind(Kind::CloseBracket) {
        loop {
            items.push(parse_enclosed(p)?);
            if !p.take_kind(Kind::Comma) {
                break;
            }
        }
        p.require(&Expected::Sign(Kind::CloseBracket))?;
    }
    Ok(p.list(&items))
}
