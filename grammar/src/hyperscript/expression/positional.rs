//! `first of x`, `last in x`, `random <css/>`: one of a collection, or of an element's children.
//!
//! ```hyperscript
//! on click log first <li/> in me, last of $list, random in $list
//! ```

use super::parse_unary;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;

/// `(first | last | random) [in | from | of] COLLECTION`; the first of them is the current token.
pub(super) fn parse(p: &mut Parser<'_>) {
    let (mark, start) = (p.mark(), p.token.span.start);
    let which = match p.token.keyword {
        Keyword::First => 0,
        Keyword::Last => 1,
        _ => 2,
    };
    p.advance();
    let _ = p.take(Keyword::In) || p.take(Keyword::From) || p.take(Keyword::Of);
    parse_unary(p);
    p.close(mark, start, Form::Positional, which, "");
}
