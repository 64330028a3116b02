//! `closest <css/>`: the nearest element upwards that a selector fits.
//!
//! ```hyperscript
//! on click log closest <form/>, closest parent .card to #save, closest @data-id
//! ```

use super::attribute::{self, Attribute};
use super::{Expr, Form, parse_unary};
use crate::diagnostic::Code;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;

/// `closest [parent] SELECTOR [to TARGET]`
#[derive(Clone, Copy, Debug)]
pub struct Closest<'a> {
    /// `parent`: the search starts above the target.
    pub parent: bool,
    /// What is looked for.
    pub what: Sought<'a>,
    /// Where the search starts; the implicit target (`you`, else `me`) where it is missing.
    pub to: Option<&'a Expr<'a>>,
}

/// What is looked for.
#[derive(Clone, Copy, Debug)]
pub enum Sought<'a> {
    /// `.class`, `#id` or `<css/>`, none of them computed.
    Selector(&'a Expr<'a>),
    /// `@name`: the attribute's value at the nearest element that has it.
    Attribute(Attribute<'a>),
}

/// `closest …`; it is the current token.
pub(crate) fn parse<'a>(p: &mut Parser<'a>) -> &'a Expr<'a> {
    let start = p.token.span.start;
    p.advance();
    let parent = p.take(Keyword::Parent);
    let what = if p.at_kind(Kind::Attribute) {
        Sought::Attribute(attribute::parse(p))
    } else {
        let follows = p.follows;
        p.follows = follows.and(&[Keyword::To]);
        let selector = parse_unary(p);
        p.follows = follows;
        if !selector.is_selector() {
            return p.fail_at(Code::NeedsSelector, selector.span);
        }
        Sought::Selector(selector)
    };
    let to = p.clause(Keyword::To);
    p.node(start, Form::Closest(p.alloc(Closest { parent, what, to })))
}
