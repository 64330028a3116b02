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

use super::Body;
use crate::diagnostic::{Code, Expected};
use crate::hyperscript::command::send::parse_event_or_text;
use crate::hyperscript::expression::Expr;
use crate::hyperscript::expression::{self, number::Number, string, unit};
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;
use crate::span::Span;

/// `on [every | first] EVENT [or EVENT …] [queue …] …`
#[derive(Clone, Copy, Debug)]
pub struct On<'a> {
    /// `every`: each event runs at once, none is queued.
    pub every: bool,
    /// The events, at least one.
    pub events: &'a [Event<'a>],
    /// What happens to events that arrive during a run.
    pub queue: Queue,
    /// What runs.
    pub body: Body<'a>,
}

/// One event that is listened for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Event<'a> {
    /// The whole of it.
    pub span: Span,
    /// The event's name.
    pub name: &'a str,
    /// `(clientX, clientY)`: properties of the event, or of its detail, that become local variables.
    pub arguments: &'a [&'a str],
    /// `[expression]`
    pub filter: Option<&'a Expr<'a>>,
    /// `1`, `2 to 10`, `3 and on`; `first` is `1`.
    pub count: Option<Count>,
    /// What is observed, for `resize`, `intersection` and `mutation`.
    pub observe: Option<Observe<'a>>,
    /// `from TARGET`
    pub from: Option<&'a Expr<'a>>,
    /// `elsewhere` or `from elsewhere`
    pub elsewhere: bool,
    /// `in SELECTOR`: only events from inside such an element, which is then `it`.
    pub within: Option<&'a Expr<'a>>,
    /// `debounced at TIME`, in milliseconds.
    pub debounced: Option<f64>,
    /// `throttled at TIME`, in milliseconds.
    pub throttled: Option<f64>,
}

/// Which occurrences count, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// The first one that runs.
    pub first: u32,
    /// The last one that runs; `None` for `and on`.
    pub last: Option<u32>,
}

/// What happens to events that arrive while the handler runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Queue {
    /// The newest one waits, those before it are dropped.
    #[default]
    Last,
    /// All of them wait.
    All,
    /// The oldest one waits, those after it are dropped.
    First,
    /// All of them are dropped.
    None,
}

/// The events that come from an observer.
#[derive(Clone, Copy, Debug, Default)]
pub enum Observe<'a> {
    /// `resize`: a `ResizeObserver`, where the target is an element.
    #[default]
    Resize,
    /// `intersection [with ROOT] [having margin M and threshold T]`
    Intersection {
        /// `with ROOT`
        root: Option<&'a Expr<'a>>,
        /// `margin`, as CSS.
        margin: Option<&'a str>,
        /// `threshold`: a number, or a list of them.
        threshold: Option<&'a Expr<'a>>,
    },
    /// `mutation [of …]`
    Mutation(Mutation<'a>),
}

/// What a `MutationObserver` watches. All false and empty means that nothing was named: attributes, text and children,
/// but not the subtree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mutation<'a> {
    /// `attributes`
    pub attributes: bool,
    /// `childList`
    pub child_list: bool,
    /// `subtree`
    pub subtree: bool,
    /// `characterData`
    pub character_data: bool,
    /// `@name`
    pub attribute_filter: &'a [&'a str],
}

/// What follows `on`.
pub(super) fn parse<'a>(p: &mut Parser<'a>) -> On<'a> {
    let every = p.take(Keyword::Every);
    let first = !every && p.at(Keyword::First) && p.second().kind != Kind::End && p.take(Keyword::First);
    let mut events = Vec::with_capacity(1);
    loop {
        events.push(parse_event(p, first));
        if !p.take(Keyword::Or) {
            break;
        }
    }
    let queue = if !every && p.take(Keyword::Queue) { parse_queue(p) } else { Queue::Last };
    On { every, events: p.list(&events), queue, body: Body::parse(p) }
}

fn parse_event<'a>(p: &mut Parser<'a>, first: bool) -> Event<'a> {
    let start = p.token.span.start;
    let name = parse_event_or_text(p);
    let arguments = parse_arguments(p);
    let filter = if p.take_kind(Kind::OpenBracket) {
        let filter = expression::parse_enclosed(p);
        p.require(&Expected::Sign(Kind::CloseBracket));
        Some(filter)
    } else {
        None
    };
    let count = if first { Some(Count { first: 1, last: Some(1) }) } else { parse_count(p) };
    let observe = match name {
        "resize" => Some(Observe::Resize),
        "intersection" => Some(parse_intersection(p)),
        "mutation" => Some(Observe::Mutation(parse_mutation(p))),
        _ => None,
    };
    let mut elsewhere = false;
    let mut from = None;
    if p.take(Keyword::From) {
        elsewhere = p.take(Keyword::Elsewhere);
        if !elsewhere {
            from = Some(expression::parse_until(p, &[Keyword::Or]));
        }
    } else if p.take(Keyword::Elsewhere) {
        elsewhere = true;
    }
    let within = if p.take(Keyword::In) {
        let within = expression::parse_unary(p);
        if !within.is_selector() {
            return p.fail_at(Code::NeedsSelector, within.span);
        }
        Some(within)
    } else {
        None
    };
    let mut debounced = None;
    let mut throttled = None;
    if p.at(Keyword::Debounced) || p.at(Keyword::Throttled) {
        let word = p.token.keyword;
        p.advance();
        p.require(&Expected::Word(Keyword::At));
        let time = Some(unit::duration(p));
        *(if word == Keyword::Debounced { &mut debounced } else { &mut throttled }) = time;
    }
    let span = p.since(start);
    Event { span, name, arguments, filter, count, observe, from, elsewhere, within, debounced, throttled }
}

/// `(name, name)`, where that is what stands here and not an expression in parentheses.
pub(in crate::hyperscript) fn parse_arguments<'a>(p: &mut Parser<'a>) -> &'a [&'a str] {
    if !p.at_kind(Kind::OpenParen) {
        return &[];
    }
    let empty = p.second().kind == Kind::CloseParen;
    if !empty && !matches!(p.third().kind, Kind::Comma | Kind::CloseParen) {
        return &[];
    }
    p.advance();
    let arguments = if empty { &[] } else { p.names() };
    p.require(&Expected::Sign(Kind::CloseParen));
    arguments
}

/// `1`, `2 to 10`, `3 and on`
fn parse_count(p: &mut Parser<'_>) -> Option<Count> {
    if !p.at_kind(Kind::Number) {
        return None;
    }
    let first = parse_whole(p);
    let last = if p.take(Keyword::To) {
        Some(parse_whole(p))
    } else if p.take(Keyword::And) {
        p.require(&Expected::Word(Keyword::On));
        None
    } else {
        Some(first)
    };
    Some(Count { first, last })
}

fn parse_whole(p: &mut Parser<'_>) -> u32 {
    let number = Number { text: p.text_of(p.token) };
    match number.exact() {
        Some(value) if p.at_kind(Kind::Number) && value >= 0.0 && value <= f64::from(u32::MAX) => {
            p.advance();
            value as u32
        }
        _ => p.fail_expected(&[Expected::Number]),
    }
}

fn parse_queue(p: &mut Parser<'_>) -> Queue {
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
    p.advance();
    queue
}

/// `[with ROOT] [having margin M and threshold T]`
fn parse_intersection<'a>(p: &mut Parser<'a>) -> Observe<'a> {
    let root = p.clause(Keyword::With);
    let mut margin = None;
    let mut threshold = None;
    if p.take(Keyword::Having) {
        loop {
            if p.take(Keyword::Margin) {
                margin = Some(parse_margin(p));
            } else if p.take(Keyword::Threshold) {
                threshold = Some(expression::parse_until(p, &[Keyword::And]));
            } else {
                return p
                    .fail_expected(&[Expected::Word(Keyword::Margin), Expected::Word(Keyword::Threshold)]);
            }
            if !p.take(Keyword::And) {
                break;
            }
        }
    }
    Observe::Intersection { root, margin, threshold }
}

/// A text, or what stands here up to white space.
fn parse_margin<'a>(p: &mut Parser<'a>) -> &'a str {
    if p.at_kind(Kind::String) {
        return string::parse(p);
    }
    let start = p.token.span.start;
    let margin = p.word(start);
    if margin.is_empty() {
        return p.fail_expected(&[Expected::Text]);
    }
    p.jump(start + margin.len() as u32);
    margin
}

/// `[of anything | childList | attributes | subtree | characterData | @name or …]`
fn parse_mutation<'a>(p: &mut Parser<'a>) -> Mutation<'a> {
    let mut mutation = Mutation::default();
    let mut attributes = Vec::new();
    if !p.take(Keyword::Of) {
        return mutation;
    }
    loop {
        match p.token.keyword {
            Keyword::Anything => {
                mutation.attributes = true;
                mutation.subtree = true;
                mutation.character_data = true;
                mutation.child_list = true;
            }
            Keyword::ChildList => mutation.child_list = true,
            Keyword::Attributes => mutation.attributes = true,
            Keyword::Subtree => mutation.subtree = true,
            Keyword::CharacterData => mutation.character_data = true,
            _ => match p.text_of(p.token).strip_prefix('@') {
                Some(name) if p.at_kind(Kind::Attribute) => attributes.push(name),
                _ => return p.fail_expected(&MUTATIONS),
            },
        }
        p.advance();
        if !p.take(Keyword::Or) {
            mutation.attribute_filter = p.list(&attributes);
            return mutation;
        }
    }
}

static MUTATIONS: [Expected; 6] = [
    Expected::Word(Keyword::Anything),
    Expected::Word(Keyword::ChildList),
    Expected::Word(Keyword::Attributes),
    Expected::Word(Keyword::Subtree),
    Expected::Word(Keyword::CharacterData),
    Expected::Attribute,
];
