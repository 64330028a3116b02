//! `fetch`: asks a server.
//!
//! ```hyperscript
//! on click fetch /api/items?page=2 as json then put it.length into #count
//!
//! on click fetch `/api/${$id}` as Response with method: "PUT", body: $text do not throw
//!
//! on load fetch "/stream" as Stream then for message in it log message end
//! ```

use crate::diagnostic::Expected;
use crate::hyperscript::expression::{self, conversion, object, url};
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::{Form, NOTHING};
use crate::hyperscript::parser::Parser;
use crate::hyperscript::syntax::{Step, Syntax};
use crate::hyperscript::token::Kind;

/// `fetch URL [as CONVERSION] [{…} | with name: value, …] [as CONVERSION] [do not throw]`: a bare URL is a string. Without
/// `do not throw`, an answer of 400 and above is an error.
pub(super) static SYNTAX: Syntax =
    Syntax { keyword: Keyword::Fetch, form: Form::Fetch, steps: &[Step::Rule(parse)] };

fn parse(p: &mut Parser<'_>) {
    if !url::parse(p) {
        expression::parse_until(p, &[Keyword::As]);
    }
    parse_conversion(p);
    if p.take(Keyword::With) && !p.at_kind(Kind::OpenBrace) {
        object::parse_naked(p, &[Keyword::As]);
    } else if p.at_kind(Kind::OpenBrace) {
        object::parse(p);
    } else {
        p.push(&NOTHING);
    }
    if p.draft.text.is_empty() {
        parse_conversion(p);
    }
    p.draft.detail = parse_do_not_throw(p).into();
}

/// `as CONVERSION`, where it stands here.
fn parse_conversion(p: &mut Parser<'_>) {
    if p.take(Keyword::As) {
        p.draft.text = conversion::parse(p);
    }
}

/// `do not throw`, `don't throw`
fn parse_do_not_throw(p: &mut Parser<'_>) -> bool {
    if p.take(Keyword::Do) {
        p.require(&Expected::Word(Keyword::Not));
    } else if p.at(Keyword::Don) && p.second().kind == Kind::Apostrophe && p.third().keyword == Keyword::T {
        p.advance();
        p.advance();
        p.advance();
    } else {
        return false;
    }
    p.require(&Expected::Word(Keyword::Throw));
    true
}
