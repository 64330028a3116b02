//! A value and the steps that lead on from it.
//!
//! The steps lie in a row and not inside one another, so that `a.b.c.d` nests no deeper than `a`.
//!
//! ```hyperscript
//! on click log $list[0].name's length, (it as JSON).total.toFixed(2)
//! ```

use super::{attribute, call, conversion, r#in, index, of, parse_leaf, possessive, property};
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;

/// A value and the steps behind it.
pub(crate) fn parse(p: &mut Parser<'_>) {
    let mark = p.mark();
    let owner = matches!(p.token.keyword, Keyword::My | Keyword::Its | Keyword::Your);
    parse_leaf(p);
    if owner
        && p.top().form == Form::Implicit
        && matches!(p.token.kind, Kind::Word | Kind::Attribute | Kind::Style)
    {
        let start = p.start_of(mark);
        possessive::step(p, start);
    }
    continued(p, mark);
}

/// The steps behind a value that has been read, and what has led on from it already.
pub(super) fn continued(p: &mut Parser<'_>, mark: usize) {
    loop {
        // Each step's text starts where the path does.
        let start = p.start_of(mark);
        match p.token.kind {
            Kind::Dot => property::step(p, start),
            Kind::OpenParen => call::step(p, start),
            Kind::OpenBracket => index::step(p, start),
            Kind::Apostrophe => {
                possessive::take(p);
                possessive::step(p, start);
            }
            Kind::Attribute => attribute::step(p, start),
            Kind::Word if p.at(Keyword::As) => conversion::step(p, start),
            Kind::Word if p.at(Keyword::In) => r#in::step(p, start),
            Kind::Word if p.at(Keyword::Of) => of::step(p, mark),
            _ => break,
        }
    }
    close(p, mark);
}

/// Makes a path of a value and the steps behind it, where there are any.
pub(super) fn close(p: &mut Parser<'_>, mark: usize) {
    if p.mark() < mark + 2 {
        return;
    }
    let start = p.top().span.start;
    p.close(mark, start, Form::Path, 0, "");
}
