//! `on`: what to do when an event happens.
//!
//! ```hyperscript
//! on click or keyup[key is "Enter"] from #query debounced at 300ms queue all
//!   log event
//! catch e
//!   log e
//! finally
//!   remove .busy from me
//! end
//!
//! on every tick(price, symbol) from Prices log price, symbol
//!
//! on first click log "once"
//!
//! on click 2 to 10 elsewhere hide me
//!
//! on mutation of @class or childList from #list log it
//!
//! on intersection having threshold 0.5 log detail.intersecting
//!
//! on click in <li/> log it
//! ```

use super::parse_body;
use crate::diagnostic::{Code, Expected};
use crate::hyperscript::command::send::parse_event_or_text;
use crate::hyperscript::expression::{self, string, unit};
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::{Form, NOTHING};
use crate::hyperscript::parser::Parser;
use crate::hyperscript::syntax::{Step, Syntax};
use crate::hyperscript::token::Kind;

/// In the detail of `on`: `every`: each event runs at once, none is queued.
pub const EVERY: u8 = 128;

/// In the detail of `on`, without [`EVERY`]: what happens to events that arrive while the handler runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Queue {
    /// The newest one waits, those before it are dropped.
    Last,
    /// All of them wait.
    All,
    /// The oldest one waits, those after it are dropped.
    First,
    /// All of them are dropped.
    None,
}

/// In the detail of an event: `elsewhere` or `from elsewhere`.
pub const ELSEWHERE: u8 = 1;

/// The nodes of an event.
pub mod event {
    /// `(clientX, clientY)`: properties of the event, or of its detail, that become local variables: names.
    pub const ARGUMENTS: usize = 0;
    /// `[expression]`
    pub const FILTER: usize = 1;
    /// The first occurrence that runs, counted from 1: `1`, `2 to 10`, `3 and on`; `first` is `1`. A text of digits.
    pub const FIRST: usize = 2;
    /// The last one that runs; nothing for `and on`.
    pub const LAST: usize = 3;
    /// What is observed, for `resize`, `intersection` and `mutation`.
    pub const OBSERVE: usize = 4;
    /// `from TARGET`
    pub const FROM: usize = 5;
    /// `in SELECTOR`: only events from inside such an element, which is then `it`.
    pub const WITHIN: usize = 6;
    /// `debounced at TIME`: a duration.
    pub const DEBOUNCED: usize = 7;
    /// `throttled at TIME`: a duration.
    pub const THROTTLED: usize = 8;
}

/// In the detail of `mutation`: `attributes`.
pub const ATTRIBUTES: u8 = 1;
/// In the detail of `mutation`: `childList`.
pub const CHILD_LIST: u8 = 2;
/// In the detail of `mutation`: `subtree`.
pub const SUBTREE: u8 = 4;
/// In the detail of `mutation`: `characterData`.
pub const CHARACTER_DATA: u8 = 8;

/// `on [every | first] EVENT [or EVENT …] [queue …] …`
pub(super) static SYNTAX: Syntax = Syntax {
    keyword: Keyword::On,
    form: Form::On,
    steps: &[Step::Flag(Keyword::Every, EVERY), Step::Rule(parse_events), Step::Rule(parse_body)],
};

fn parse_events(p: &mut Parser<'_>) {
    let every = p.draft.detail == EVERY;
    let first = !every && p.at(Keyword::First) && p.second().kind != Kind::End && p.take(Keyword::First);
    loop {
        parse_event(p, first);
        if !p.take(Keyword::Or) {
            break;
        }
    }
    if !every && p.take(Keyword::Queue) {
        parse_queue(p);
    }
}

fn parse_event(p: &mut Parser<'_>, first: bool) {
    let (mark, start) = (p.mark(), p.token.span.start);
    let name = parse_event_or_text(p);
    let (arguments, from) = (p.mark(), p.last_end);
    parse_arguments(p);
    p.close(arguments, from, Form::Names, 0, "");
    if p.take_kind(Kind::OpenBracket) {
        expression::parse_enclosed(p);
        p.require(&Expected::Sign(Kind::CloseBracket));
    } else {
        p.push(&NOTHING);
    }
    parse_count(p, first);
    match name {
        "resize" => p.leaf(start, Form::Resize, 0, ""),
        "intersection" => parse_intersection(p),
        "mutation" => parse_mutation(p),
        _ => p.push(&NOTHING),
    }
    let from = p.take(Keyword::From);
    let elsewhere = p.take(Keyword::Elsewhere);
    if from && !elsewhere {
        expression::parse_until(p, &[Keyword::Or]);
    } else {
        p.push(&NOTHING);
    }
    if p.take(Keyword::In) {
        expression::parse_unary(p);
        if !p.top().is_selector() {
            return p.fail_at(Code::NeedsSelector, p.top().span);
        }
    } else {
        p.push(&NOTHING);
    }
    parse_timing(p, Keyword::Debounced);
    if p.top().is_nothing() {
        parse_timing(p, Keyword::Throttled);
    }
    p.close(mark, start, Form::Event, elsewhere.into(), name);
}

fn parse_timing(p: &mut Parser<'_>, word: Keyword) {
    if p.take(word) {
        p.require(&Expected::Word(Keyword::At));
        unit::duration(p);
    } else {
        p.push(&NOTHING);
    }
}

/// Leaves a text for each of `(name, name)`, where that is what stands here and not an expression in parentheses.
pub(in crate::hyperscript) fn parse_arguments(p: &mut Parser<'_>) {
    if !p.at_kind(Kind::OpenParen) {
        return;
    }
    let empty = p.second().kind == Kind::CloseParen;
    if !empty && !matches!(p.third().kind, Kind::Comma | Kind::CloseParen) {
        return;
    }
    p.advance();
    if !empty {
        p.names();
    }
    p.require(&Expected::Sign(Kind::CloseParen));
}

/// `1`, `2 to 10`, `3 and on`
fn parse_count(p: &mut Parser<'_>, first: bool) {
    if first {
        p.push_text("1");
        return p.push_text("1");
    }
    if !p.at_kind(Kind::Number) {
        p.push(&NOTHING);
        return p.push(&NOTHING);
    }
    parse_whole(p);
    if p.take(Keyword::To) {
        parse_whole(p);
    } else if p.take(Keyword::And) {
        p.require(&Expected::Word(Keyword::On));
        p.push(&NOTHING);
    } else {
        p.push(p.top());
    }
}

fn parse_whole(p: &mut Parser<'_>) {
    if !p.at_kind(Kind::Number) || p.text_of(p.token).parse::<u32>().is_err() {
        return p.fail_expected(&[Expected::Number]);
    }
    let digits = p.text();
    p.push_text(digits);
}

fn parse_queue(p: &mut Parser<'_>) {
    let queue = match p.token.keyword {
        Keyword::All => Queue::All,
        Keyword::First => Queue::First,
        Keyword::None => Queue::None,
        Keyword::Last => Queue::Last,
        _ => {
            return p.fail_expected(&[
                Expected::Word(Keyword::All),
                Expected::Word(Keyword::First),
                Expected::Word(Keyword::None),
                Expected::Word(Keyword::Last),
            ]);
        }
    };
    p.draft.detail = queue as u8;
    p.advance();
}

/// `[with ROOT] [having margin M and threshold T]`
fn parse_intersection(p: &mut Parser<'_>) {
    let (mark, start) = (p.mark(), p.last_end);
    p.clause(Keyword::With);
    let mut margin = &NOTHING;
    let mut threshold = &NOTHING;
    if p.take(Keyword::Having) {
        loop {
            if p.take(Keyword::Margin) {
                parse_margin(p);
                margin = p.pop();
            } else if p.take(Keyword::Threshold) {
                expression::parse_until(p, &[Keyword::And]);
                threshold = p.pop();
            } else {
                return p
                    .fail_expected(&[Expected::Word(Keyword::Margin), Expected::Word(Keyword::Threshold)]);
            }
            if !p.take(Keyword::And) {
                break;
            }
        }
    }
    p.push(margin);
    p.push(threshold);
    p.close(mark, start, Form::Intersection, 0, "");
}

/// A text, or what stands here up to white space.
fn parse_margin(p: &mut Parser<'_>) {
    if p.at_kind(Kind::String) {
        let margin = string::parse(p);
        return p.push_text(margin);
    }
    let start = p.token.span.start;
    let margin = p.word(start);
    if margin.is_empty() {
        return p.fail_expected(&[Expected::Text]);
    }
    p.jump(start + margin.len() as u32);
    p.push_text(margin);
}

/// `[of anything | childList | attributes | subtree | characterData | @name or …]`
fn parse_mutation(p: &mut Parser<'_>) {
    let (mark, start) = (p.mark(), p.last_end);
    let mut detail = 0;
    let mut more = p.take(Keyword::Of);
    while more {
        detail |= match p.token.keyword {
            Keyword::Anything => ATTRIBUTES | CHILD_LIST | SUBTREE | CHARACTER_DATA,
            Keyword::ChildList => CHILD_LIST,
            Keyword::Attributes => ATTRIBUTES,
            Keyword::Subtree => SUBTREE,
            Keyword::CharacterData => CHARACTER_DATA,
            _ => match p.text_of(p.token).strip_prefix('@') {
                Some(name) if p.at_kind(Kind::Attribute) => {
                    p.push_text(name);
                    0
                }
                _ => return p.fail_expected(&MUTATIONS),
            },
        };
        p.advance();
        more = p.take(Keyword::Or);
    }
    p.close(mark, start, Form::Mutation, detail, "");
}

static MUTATIONS: [Expected; 6] = [
    Expected::Word(Keyword::Anything),
    Expected::Word(Keyword::ChildList),
    Expected::Word(Keyword::Attributes),
    Expected::Word(Keyword::Subtree),
    Expected::Word(Keyword::CharacterData),
    Expected::Attribute,
];
