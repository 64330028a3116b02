//! `first of x`, `last in x`, `random <css/>`: one of a collection, or of an element's children.
//!
//! ```hyperscript
//! on click log first <li/> in me, last of $list, random in $list
//! ```

use super::{Expr, Form, parse_unary};
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::parser::Parser;

/// `(first | last | random) [in | from | of] COLLECTION`
#[derive(Clone, Copy, Debug)]
pub struct Positional<'a> {
    /// Which one.
    pub which: Which,
    /// Of what.
    pub of: &'a Expr<'a>,
}

/// Which one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// `first`
    First,
    /// `last`
    Last,
    /// `random`
    Random,
}

/// `first …`, `last …`, `random …`; it is the current token.
pub(crate) fn parse<'a>(p: &mut Parser<'a>) -> &'a Expr<'a> {
    let start = p.token.span.start;
    let which = match p.token.keyword {
        Keyword::First => Which::First,
        Keyword::Last => Which::Last,
        _ => Which::Random,
    };
    p.advance();
    let _ = p.take(Keyword::In) || p.take(Keyword::From) || p.take(Keyword::Of);
    let of = parse_unary(p);
    p.node(start, Form::Positional(Positional { which, of }))
}
