//! `eventsource`: a stream of server-sent events and what to do with each.
//!
//! ```hyperscript
//! eventsource Prices from /prices with credentials with retry 1s to 20s
//!   on tick as json
//!     set $price to it.price
//!     put it.symbol into #symbol
//!   end
//!   on "trade.*" or quote as json
//!     log it
//!   catch e
//!     log e
//!   end
//!   on error add .stale to #board end
//! end
//!
//! eventsource Chat.room from `/chat/${$room}` with method "POST" with body {name: $name} as JSON
//!   on message put it at the end of #chat end
//! end
//! ```

use super::Body;
use crate::diagnostic::{Code, Expected, Note};
use crate::hyperscript::command::parse_block_end;
use crate::hyperscript::dotted;
use crate::hyperscript::expression::{self, Form, object, string, unit, url};
use crate::hyperscript::expression::{Expr, object::Object};
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;
use crate::span::Span;

/// `eventsource NAME [from URL] [with OPTION …] [on EVENT … end …] end`
#[derive(Clone, Copy, Debug, Default)]
pub struct EventSource<'a> {
    /// The variable's name, dotted where it lies in a namespace.
    pub name: &'a str,
    /// Where the name stands.
    pub name_span: Span,
    /// What `from` names, evaluated for each connection. A bare URL is a string literal here.
    pub url: Option<&'a Expr<'a>>,
    /// `with credentials`
    pub credentials: bool,
    /// `with method "POST"`, as written.
    pub method: Option<&'a str>,
    /// `with headers {…}`, evaluated for each connection.
    pub headers: Option<Object<'a>>,
    /// `with body EXPRESSION`, evaluated for each connection.
    pub body: Option<&'a Expr<'a>>,
    /// `with timeout 45s`, in milliseconds.
    pub timeout: Option<f64>,
    /// `with retry 1s to 30s`: first and longest delay in milliseconds.
    pub retry: Option<(f64, Option<f64>)>,
    /// `with patches`
    pub patches: bool,
    /// `with transport native`; `fetch` where not.
    pub native: bool,
    /// The handlers in the order written.
    pub handlers: &'a [Handler<'a>],
}

/// `on PATTERN [or PATTERN …] [as ENCODING] … end`
#[derive(Clone, Copy, Debug)]
pub struct Handler<'a> {
    /// From `on` to `end`.
    pub span: Span,
    /// Names of events; `*` matches any run of characters. At least one.
    pub patterns: &'a [&'a str],
    /// How the data is decoded.
    pub encoding: Encoding<'a>,
    /// What runs.
    pub body: Body<'a>,
}

/// How the data of a message becomes `it`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding<'a> {
    /// No `as`: the text as sent.
    #[default]
    AsSent,
    /// `as json`, in any case of its letters.
    Json,
    /// `as string`, in any case of its letters.
    String,
    /// Another word: a conversion, as in `x as Int`.
    Other(&'a str),
}

/// Where the options stand that have been given, in the order of [`OPTIONS`]; behind them a pattern with a wildcard.
/// Empty where there is none.
type Given = [Span; OPTIONS.len() + 1];

const METHOD: usize = 1;
const HEADERS: usize = 2;
const BODY: usize = 3;
const TIMEOUT: usize = 4;
const RETRY: usize = 6;
const TRANSPORT: usize = 7;
const WILDCARD: usize = 8;

static OPTIONS: [Expected; 8] = [
    Expected::Word(Keyword::Credentials),
    Expected::Word(Keyword::Method),
    Expected::Word(Keyword::Headers),
    Expected::Word(Keyword::Body),
    Expected::Word(Keyword::Timeout),
    Expected::Word(Keyword::Patches),
    Expected::Word(Keyword::Retry),
    Expected::Word(Keyword::Transport),
];

/// What follows `eventsource`.
pub(super) fn parse<'a>(p: &mut Parser<'a>, opened: Span) -> EventSource<'a> {
    let name_span = p.token.span;
    let name = dotted::parse(p);
    let mut source = EventSource {
        name,
        name_span: p.since(name_span.start),
        url: None,
        credentials: false,
        method: None,
        headers: None,
        body: None,
        timeout: None,
        retry: None,
        patches: false,
        native: false,
        handlers: &[],
    };
    if p.take(Keyword::From) {
        source.url = Some(parse_url(p));
    }
    let mut given = [Span::default(); OPTIONS.len() + 1];
    while p.take(Keyword::With) {
        parse_option(p, &mut source, &mut given);
    }
    let mut handlers = Vec::new();
    while p.at(Keyword::On) {
        handlers.push(parse_handler(p, &mut given));
    }
    source.handlers = p.list(&handlers);
    if !p.at_kind(Kind::End) && !p.at(Keyword::End) && p.at_kind(Kind::Word) && !p.at_boundary() {
        return p.fail_expected(match (source.handlers.is_empty(), source.url.is_some()) {
            (false, _) => &HEAD[2..],
            (true, true) => &HEAD[1..],
            (true, false) => &HEAD[..],
        });
    }
    parse_block_end(p, opened);
    check(p, &source, &given);
    source
}

static HEAD: [Expected; 4] = [
    Expected::Word(Keyword::From),
    Expected::Word(Keyword::With),
    Expected::Word(Keyword::On),
    Expected::Word(Keyword::End),
];

/// A bare URL, a string, a template, or an expression in parentheses.
fn parse_url<'a>(p: &mut Parser<'a>) -> &'a Expr<'a> {
    match p.token.kind {
        Kind::String | Kind::Backtick | Kind::OpenParen => return expression::parse_leaf(p),
        _ => {}
    }
    if let Some(url) = url::parse(p) {
        return url;
    }
    let token = p.token;
    if token.kind != Kind::Word || matches!(token.keyword, Keyword::With | Keyword::On | Keyword::End) {
        return p.fail_expected(&[Expected::Url]);
    }
    // A path that starts with a word: `live/prices`, but not `prices` or `urls.prices`, which look like variables.
    let word = p.word(token.span.start);
    if !word.as_bytes().contains(&b'/') {
        return p.fail(Code::UrlExpression);
    }
    p.jump(token.span.start + word.len() as u32);
    p.node(token.span.start, Form::String(word))
}

/// What follows `with`.
fn parse_option<'a>(p: &mut Parser<'a>, source: &mut EventSource<'a>, given: &mut Given) {
    let option = p.token;
    let at = OPTIONS.iter().position(|&known| known == Expected::Word(option.keyword));
    let Some(seen) = at.and_then(|at| given.get_mut(at)) else {
        return p.fail_expected(&OPTIONS);
    };
    let before = std::mem::replace(seen, option.span);
    if before != Span::default() {
        return conflict(p, Code::RepeatedOption, option.span, before);
    }
    p.advance();
    match option.keyword {
        Keyword::Credentials => source.credentials = true,
        Keyword::Method => {
            source.method = Some(if p.at_kind(Kind::Word) { p.name() } else { string::parse(p) });
        }
        Keyword::Headers => source.headers = Some(object::parse(p)),
        Keyword::Body => source.body = Some(expression::parse_until(p, &[Keyword::With])),
        Keyword::Timeout => source.timeout = Some(unit::duration(p)),
        Keyword::Patches => source.patches = true,
        Keyword::Retry => {
            let first = unit::duration(p);
            let longest = if p.take(Keyword::To) { Some(unit::duration(p)) } else { None };
            source.retry = Some((first, longest));
        }
        _ => {
            source.native = p.take(Keyword::Native);
            if !source.native && !p.take(Keyword::Fetch) {
                p.fail_expected(&[Expected::Word(Keyword::Fetch), Expected::Word(Keyword::Native)])
            }
        }
    }
}

/// `on PATTERN …`; `on` is the current token.
fn parse_handler<'a>(p: &mut Parser<'a>, given: &mut Given) -> Handler<'a> {
    let opened = p.token.span;
    p.advance();
    let mut patterns = Vec::with_capacity(1);
    loop {
        let span = p.token.span;
        let pattern = parse_pattern(p);
        if pattern.as_bytes().contains(&b'*') {
            given[WILDCARD] = span;
        }
        patterns.push(pattern);
        if !p.take(Keyword::Or) {
            break;
        }
    }
    let encoding = if p.take(Keyword::As) { parse_encoding(p) } else { Encoding::AsSent };
    let body = Body::parse(p);
    parse_block_end(p, opened);
    Handler { span: p.since(opened.start), patterns: p.list(&patterns), encoding, body }
}

/// The name of an event: a string, or what stands here up to white space.
fn parse_pattern<'a>(p: &mut Parser<'a>) -> &'a str {
    if p.at_kind(Kind::String) {
        return string::parse(p);
    }
    let start = p.token.span.start;
    let ends = |byte: u8| byte.is_ascii_whitespace() || b"()[]{}<>,;\"'`".contains(&byte);
    let length = p.rest(start).bytes().take_while(|&byte| !ends(byte)).count() as u32;
    if length == 0 || matches!(p.token.keyword, Keyword::As | Keyword::Or) {
        return p.fail_expected(&[Expected::EventName]);
    }
    p.jump(start + length);
    p.since(start).of(p.text)
}

/// What follows `as`.
fn parse_encoding<'a>(p: &mut Parser<'a>) -> Encoding<'a> {
    let name = if p.at_kind(Kind::String) {
        string::parse(p)
    } else if p.at_kind(Kind::Word) {
        dotted::parse(p)
    } else {
        return p.fail_expected(&[Expected::Conversion]);
    };
    if name.eq_ignore_ascii_case("json") {
        Encoding::Json
    } else if name.eq_ignore_ascii_case("string") {
        Encoding::String
    } else {
        Encoding::Other(name)
    }
}

/// What does not go together.
fn check(p: &mut Parser<'_>, source: &EventSource<'_>, given: &Given) {
    let none = Span::default();
    if source.native {
        for at in [METHOD, HEADERS, BODY, TIMEOUT, RETRY, WILDCARD] {
            if given[at] != none {
                return conflict(p, Code::NativeConflict, given[at], given[TRANSPORT]);
            }
        }
    }
    if given[BODY] != none && given[METHOD] == none {
        p.fail_at(Code::BodyWithoutMethod, given[BODY])
    }
}

fn conflict(p: &mut Parser<'_>, code: Code, span: Span, other: Span) {
    p.report(code, span).note = Some((Note::Conflict, other));
}
