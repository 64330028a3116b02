//! `fetch`: asks a server.
//!
//! ```hyperscript
//! on click fetch /api/items?page=${$page} as json then put it.length into #count
//!
//! on click fetch `/api/${$id}` as Response with method: "PUT", body: $text do not throw
//!
//! on load fetch "/stream" as Stream then for message in it log message end
//! ```

use super::CommandKind;
use crate::diagnostic::Expected;
use crate::hyperscript::expression::{self, conversion, object, url};
use crate::hyperscript::expression::{Expr, object::Object};
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;

/// `fetch URL [as CONVERSION] [{…} | with name: value, …] [as CONVERSION] [do not throw]`
#[derive(Clone, Copy, Debug)]
pub struct Fetch<'a> {
    /// Where to; a bare URL is a string literal here.
    pub url: &'a Expr<'a>,
    /// The options of `fetch`.
    pub options: Option<Object<'a>>,
    /// What becomes of the answer.
    pub conversion: Conversion<'a>,
    /// False for `do not throw`: an answer of 400 and above is then a result like others.
    pub throws: bool,
}

/// What becomes of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conversion<'a> {
    /// `as text`, or none.
    Text,
    /// `as json`
    Json,
    /// `as html`: a document fragment.
    Html,
    /// `as response`: the `Response` itself; never throws for its status.
    Response,
    /// Another one, such as `Stream`, or a conversion of `x as …`.
    Other(&'a str),
}

/// What follows `fetch`.
pub(super) fn parse<'a>(p: &mut Parser<'a>) -> CommandKind<'a> {
    let url = match url::parse(p) {
        Some(url) => url,
        None => expression::parse_until(p, &[Keyword::As]),
    };
    let mut conversion = parse_conversion(p);
    let options = if p.take(Keyword::With) && !p.at_kind(Kind::OpenBrace) {
        Some(object::parse_naked(p, &[Keyword::As]))
    } else if p.at_kind(Kind::OpenBrace) {
        Some(object::parse(p))
    } else {
        None
    };
    if conversion.is_none() {
        conversion = parse_conversion(p);
    }
    let throws = !parse_do_not_throw(p);
    let conversion = conversion.unwrap_or(Conversion::Text);
    CommandKind::Fetch(p.alloc(Fetch { url, options, conversion, throws }))
}

/// `as CONVERSION`, where it stands here.
fn parse_conversion<'a>(p: &mut Parser<'a>) -> Option<Conversion<'a>> {
    if !p.take(Keyword::As) {
        return None;
    }
    if !p.take(Keyword::A) {
        p.take(Keyword::An);
    }
    Some(match conversion::parse(p) {
        "json" | "JSON" | "Object" => Conversion::Json,
        "response" | "Response" => Conversion::Response,
        "html" | "HTML" => Conversion::Html,
        "text" | "Text" | "String" => Conversion::Text,
        other => Conversion::Other(other),
    })
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
