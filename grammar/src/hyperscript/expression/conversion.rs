//! `x as Int`: converts.
//!
//! ```hyperscript
//! on click log "12" as Int, $x as a Fixed:2, <form/> as Values | JSON
//! ```

use crate::diagnostic::Expected;
use crate::hyperscript::dotted;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;

/// `as Conversion`, and `| Conversion` for more of them; `as` is the current token.
pub(super) fn step(p: &mut Parser<'_>, start: u32) {
    p.advance();
    loop {
        let name = parse(p);
        p.leaf(start, Form::As, 0, name);
        if !p.take_kind(Kind::Pipe) {
            return;
        }
    }
}

/// The name of a conversion, with its arguments, as in `Int`, `a Fixed:2`, `my.Own`.
pub(crate) fn parse<'a>(p: &mut Parser<'a>) -> &'a str {
    if !p.take(Keyword::A) {
        p.take(Keyword::An);
    }
    if p.at_kind(Kind::Word) {
        return dotted::parse(p);
    }
    p.fail_expected(&[Expected::Conversion]);
    ""
}
