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

use super::parse_body;
use crate::diagnostic::{Code, Expected, Note};
use crate::hyperscript::command::parse_block_end;
use crate::hyperscript::dotted;
use crate::hyperscript::expression::{self, object, string, unit, url};
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::{Form, NOTHING, Node};
use crate::hyperscript::parser::Parser;
use crate::hyperscript::syntax::{Step, Syntax};
use crate::hyperscript::token::Kind;
use crate::span::Span;
use crate::words::has;

/// What `from` names, evaluated for each connection. A bare URL is a string.
pub const URL: usize = 0;
/// `with headers {…}`, evaluated for each connection.
pub const HEADERS: usize = 1;
/// `with body EXPRESSION`, evaluated for each connection.
pub const BODY: usize = 2;
/// `with method "POST"`, as written: a text.
pub const METHOD: usize = 3;
/// `with timeout 45s`: a duration.
pub const TIMEOUT: usize = 4;
/// `with retry 1s to 30s`: the first delay, a duration.
pub const RETRY: usize = 5;
/// The longest delay, a duration.
pub const LONGEST: usize = 6;
/// The handlers, in the order written, from here on.
pub const HANDLERS: usize = 7;

/// In the detail: `with credentials`
pub const CREDENTIALS: u8 = 1;
/// In the detail: `with patches`
pub const PATCHES: u8 = 2;
/// In the detail: `with transport native`; `fetch` where not.
pub const NATIVE: u8 = 4;

/// `eventsource NAME [from URL] [with OPTION …] [on EVENT … end …] end`
pub(super) static SYNTAX: Syntax =
    Syntax { keyword: Keyword::EventSource, form: Form::EventSource, steps: &[Step::Rule(parse)] };

/// Where the options stand that have been given, in the order of [`OPTIONS`]; behind them a pattern with a wildcard.
/// Empty where there is none.
type Given = [Span; OPTIONS.len() + 1];

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

const GIVEN_METHOD: usize = 1;
const GIVEN_HEADERS: usize = 2;
const GIVEN_BODY: usize = 3;
const GIVEN_TIMEOUT: usize = 4;
const GIVEN_RETRY: usize = 6;
const GIVEN_TRANSPORT: usize = 7;
const GIVEN_WILDCARD: usize = 8;

fn parse(p: &mut Parser<'_>) {
    // Its name was forgotten.
    if matches!(p.token.keyword, Keyword::From | Keyword::With | Keyword::On) {
        return p.fail_expected(&[Expected::Name]);
    }
    p.draft.text = dotted::parse(p);
    let mut options = [&NOTHING; HANDLERS];
    if p.take(Keyword::From) {
        parse_url(p);
        options[URL] = p.pop();
    }
    let mut given = [Span::default(); OPTIONS.len() + 1];
    while p.take(Keyword::With) {
        parse_option(p, &mut options, &mut given);
    }
    let mark = p.mark();
    for option in options {
        p.push(option);
    }
    while p.at(Keyword::On) {
        parse_handler(p, &mut given);
    }
    if !p.at_boundary() {
        let handlers = p.mark() > mark + HANDLERS;
        return p.fail_expected(match (handlers, options[URL].is_nothing()) {
            (true, _) => &HEAD[2..],
            (false, false) => &HEAD[1..],
            (false, true) => &HEAD[..],
        });
    }
    parse_block_end(p, p.draft.opened);
    check(p, &given);
}

static HEAD: [Expected; 4] = [
    Expected::Word(Keyword::From),
    Expected::Word(Keyword::With),
    Expected::Word(Keyword::On),
    Expected::Word(Keyword::End),
];

/// A bare URL, a string, a template, or an expression in parentheses.
fn parse_url(p: &mut Parser<'_>) {
    let token = p.token;
    if matches!(token.kind, Kind::String | Kind::Backtick | Kind::OpenParen) {
        return expression::parse_leaf(p);
    }
    if url::parse(p) {
        return;
    }
    if token.kind != Kind::Word || matches!(token.keyword, Keyword::With | Keyword::On | Keyword::End) {
        return p.fail_expected(&[Expected::Url]);
    }
    // A path that starts with a word: `live/prices`, but not `prices` or `urls.prices`, which look like variables.
    let start = token.span.start;
    let word = p.word(start);
    if !has(word.as_bytes(), b'/') {
        return p.fail(Code::UrlExpression);
    }
    p.jump(start + word.len() as u32);
    p.leaf(start, Form::String, 0, word);
}

/// What follows `with`.
fn parse_option<'a>(p: &mut Parser<'a>, options: &mut [&'a Node<'a>; HANDLERS], given: &mut Given) {
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
    let place = match option.keyword {
        Keyword::Credentials => {
            p.draft.detail |= CREDENTIALS;
            return;
        }
        Keyword::Patches => {
            p.draft.detail |= PATCHES;
            return;
        }
        Keyword::Method => {
            let method = if p.at_kind(Kind::Word) { p.name() } else { string::parse(p) };
            p.push_text(method);
            METHOD
        }
        Keyword::Headers => {
            object::parse(p);
            HEADERS
        }
        Keyword::Body => {
            expression::parse_until(p, &[Keyword::With]);
            BODY
        }
        Keyword::Timeout => {
            unit::duration(p);
            TIMEOUT
        }
        Keyword::Retry => {
            unit::duration(p);
            options[RETRY] = p.pop();
            if !p.take(Keyword::To) {
                return;
            }
            unit::duration(p);
            LONGEST
        }
        _ => {
            if p.take(Keyword::Native) {
                p.draft.detail |= NATIVE;
            } else if !p.take(Keyword::Fetch) {
                p.fail_expected(&[Expected::Word(Keyword::Fetch), Expected::Word(Keyword::Native)]);
            }
            return;
        }
    };
    options[place] = p.pop();
}

/// `on PATTERN …`; `on` is the current token.
fn parse_handler(p: &mut Parser<'_>, given: &mut Given) {
    let (mark, opened) = (p.mark(), p.token.span);
    p.advance();
    loop {
        let span = p.token.span;
        let pattern = parse_pattern(p);
        if has(pattern.as_bytes(), b'*') {
            given[GIVEN_WILDCARD] = span;
        }
        p.push_text(pattern);
        if !p.take(Keyword::Or) {
            break;
        }
    }
    p.close(mark, opened.start, Form::Names, 0, "");
    if p.take(Keyword::As) {
        parse_encoding(p)
    } else {
        p.push(&NOTHING)
    }
    // A listener elsewhere: this source was to end above.
    if p.at(Keyword::From) {
        let source = p.draft.opened;
        p.report(Code::MissingEnd, opened).note = Some((Note::Opened, source));
        return;
    }
    parse_body(p);
    parse_block_end(p, opened);
    p.close(mark, opened.start, Form::Handler, 0, "");
}

/// The name of an event, in which `*` matches any run of characters: a string, or what stands here up to white space.
fn parse_pattern<'a>(p: &mut Parser<'a>) -> &'a str {
    if p.at_kind(Kind::String) {
        return string::parse(p);
    }
    let start = p.token.span.start;
    let ends = |byte: u8| byte.is_ascii_whitespace() || has(b"()[]{}<>,;\"'`", byte);
    let length = p.rest(start).bytes().take_while(|&byte| !ends(byte)).count() as u32;
    if length == 0 || matches!(p.token.keyword, Keyword::As | Keyword::Or) {
        p.fail_expected(&[Expected::EventName]);
        return "";
    }
    p.jump(start + length);
    p.since(start).of(p.text)
}

/// What follows `as`.
fn parse_encoding(p: &mut Parser<'_>) {
    let name = match p.token.kind {
        Kind::String => string::parse(p),
        Kind::Word => dotted::parse(p),
        _ => return p.fail_expected(&[Expected::Conversion]),
    };
    p.push_text(name);
}

/// What does not go together.
fn check(p: &mut Parser<'_>, given: &Given) {
    let none = Span::default();
    if p.draft.detail & NATIVE != 0 {
        for at in [GIVEN_METHOD, GIVEN_HEADERS, GIVEN_BODY, GIVEN_TIMEOUT, GIVEN_RETRY, GIVEN_WILDCARD] {
            if given[at] != none {
                return conflict(p, Code::NativeConflict, given[at], given[GIVEN_TRANSPORT]);
            }
        }
    }
    if given[GIVEN_BODY] != none && given[GIVEN_METHOD] == none {
        p.fail_at(Code::BodyWithoutMethod, given[GIVEN_BODY]);
    }
}

fn conflict(p: &mut Parser<'_>, code: Code, span: Span, other: Span) {
    p.report(code, span).note = Some((Note::Conflict, other));
}
