//! `next <css/>`, `previous <css/>`: the nearest element before or after that a selector fits.
//!
//! ```hyperscript
//! on click log next <li/>, previous .tab from #here within #tabs with wrapping
//! ```

use super::{Expr, Form, parse_leaf, parse_unary};
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::parser::Parser;

/// `next SELECTOR [from ELEMENT] [in COLLECTION | within ROOT] [with wrapping]`
#[derive(Clone, Copy, Debug)]
pub struct Relative<'a> {
    /// `next`, not `previous`.
    pub forward: bool,
    /// The selector.
    pub what: &'a Expr<'a>,
    /// Where the search starts; the implicit target (`you`, else `me`) where it is missing.
    pub from: Option<&'a Expr<'a>>,
    /// Where it looks.
    pub scope: Scope<'a>,
    /// `with wrapping`: goes on from the other end.
    pub wrapping: bool,
}

/// Where it looks.
#[derive(Clone, Copy, Debug)]
pub enum Scope<'a> {
    /// The whole page.
    Page,
    /// `in COLLECTION`
    In(&'a Expr<'a>),
    /// `within ROOT`
    Within(&'a Expr<'a>),
}

/// `next …`, `previous …`; it is the current token.
pub(crate) fn parse<'a>(p: &mut Parser<'a>) -> &'a Expr<'a> {
    let start = p.token.span.start;
    let forward = p.take(Keyword::Next);
    if !forward {
        p.advance();
    }
    let what = parse_leaf(p);
    let from = if p.take(Keyword::From) {
        let follows = p.follows;
        p.follows = follows.and(&[Keyword::In]);
        let from = parse_unary(p);
        p.follows = follows;
        Some(from)
    } else {
        None
    };
    let scope = if p.take(Keyword::In) {
        Scope::In(parse_unary(p))
    } else if p.take(Keyword::Within) {
        Scope::Within(parse_unary(p))
    } else {
        Scope::Page
    };
    let wrapping = p.at(Keyword::With) && p.second().keyword == Keyword::Wrapping;
    if wrapping {
        p.advance();
        p.advance();
    }
    p.node(start, Form::Relative(p.alloc(Relative { forward, what, from, scope, wrapping })))
}
