//! `and`, `or`.
//!
//! ```hyperscript
//! on click if $a and ($b or $c) log 1
//! ```

use super::{comparison, parse_operands};
use crate::diagnostic::Code;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;

/// Comparisons with `and` or `or` between them, evaluated from left to right, stopping where the result is known.
/// Different operators need parentheses.
pub(super) fn parse(p: &mut Parser<'_>) {
    p.take(Keyword::The);
    parse_operands(p, comparison::parse, operator, Form::Logical, Code::MixedLogic);
}

fn operator(p: &Parser<'_>) -> u8 {
    match p.token.keyword {
        _ if p.follows.has(p.token.keyword) => 0,
        Keyword::And => 1,
        Keyword::Or => 2,
        _ => 0,
    }
}
