//! `x as Int`: converts.
//!
//! ```hyperscript
//! on click log "12" as Int, $x as a Fixed:2, <form/> as Values | JSON
//! ```

use super::path::{Step, StepKind};
use crate::diagnostic::Expected;
use crate::hyperscript::dotted;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;

/// A conversion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conversion<'a> {
    /// Its name with its arguments, as in `Int`, `Fixed:2`, `my.Own`.
    pub name: &'a str,
}

/// `as Conversion`, and `| Conversion` for more of them; `as` is the current token.
pub(crate) fn step<'a>(p: &mut Parser<'a>, start: u32, steps: &mut Vec<Step<'a>>) {
    p.advance();
    if !p.take(Keyword::A) {
        p.take(Keyword::An);
    }
    loop {
        let name = parse(p);
        let kind = StepKind::As(Conversion { name });
        p.step(start, steps, kind);
        if !p.take_kind(Kind::Pipe) {
            return;
        }
    }
}

/// The name of a conversion, with its arguments.
pub(crate) fn parse<'a>(p: &mut Parser<'a>) -> &'a str {
    if p.at_kind(Kind::Word) { dotted::parse(p) } else { p.fail_expected(&[Expected::Conversion]) }
}
