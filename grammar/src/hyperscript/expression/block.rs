//! `\ x, y -> expression`: a function.
//!
//! ```hyperscript
//! on click log $list.map(\ x -> x * 2), $list.sort(\ a, b -> b - a)
//! ```

use crate::diagnostic::Expected;
use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;

/// `\ x, y -> expression`; the `\` is the current token. The parameters are local variables of the run around it.
pub(super) fn parse(p: &mut Parser<'_>) {
    let (mark, start) = (p.mark(), p.token.span.start);
    p.advance();
    if p.at_kind(Kind::Word) {
        p.names();
    }
    if !(p.take_kind(Kind::Minus) && p.take_kind(Kind::Greater)) {
        return p.fail_expected(&[Expected::Sign(Kind::Minus)]);
    }
    super::parse(p);
    p.close(mark, start, Form::Block, 0, "");
}
