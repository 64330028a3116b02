//! `toggle`: there and back.
//!
//! ```hyperscript
//! on click toggle .open on #menu
//!
//! on click toggle .flash on me for 200ms then toggle between .a and .b until transitionend from me
//!
//! on click toggle *display of #box then toggle $mode between "day", "dusk" and "night"
//! ```

use super::CommandKind;
use crate::diagnostic::{Code, Expected};
use crate::hyperscript::dotted;
use crate::hyperscript::expression::{self, attribute, selector, style};
use crate::hyperscript::expression::{Expr, attribute::Attribute, selector::Selector, style::Style};
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;

/// `toggle WHAT [on TARGET] [for TIME | until EVENT [from SOURCE]]`
#[derive(Clone, Copy, Debug)]
pub struct Toggle<'a> {
    /// What changes.
    pub what: What<'a>,
    /// Where; the implicit target (`you`, else `me`) where it is missing. Never with `Between`.
    pub on: Option<&'a Expr<'a>>,
    /// When it changes back; `None` for never.
    pub until: Option<Until<'a>>,
}

/// What changes.
#[derive(Clone, Copy, Debug)]
pub enum What<'a> {
    /// `.one .two`, at least one.
    Classes(&'a [Selector<'a>]),
    /// `between .one and .two`
    BetweenClasses(Selector<'a>, Selector<'a>),
    /// `@name="value"`
    Attribute(Attribute<'a>),
    /// `between @name="one" and @name="two"`
    BetweenAttributes(Attribute<'a>, Attribute<'a>),
    /// `*display`: the strategies of `show` and `hide`.
    Visibility(Style<'a>),
    /// `*color of TARGET between VALUES`, at least two.
    Style(Style<'a>, &'a [&'a Expr<'a>]),
    /// `TARGET between VALUES`, at least two; the target can be written.
    Between(&'a Expr<'a>, &'a [&'a Expr<'a>]),
}

impl Default for What<'_> {
    fn default() -> Self {
        Self::Classes(&[])
    }
}

/// When it changes back.
#[derive(Clone, Copy, Debug)]
pub enum Until<'a> {
    /// `for TIME`, in milliseconds.
    Time(&'a Expr<'a>),
    /// `until EVENT [from SOURCE]`
    Event {
        /// The event's name.
        name: &'a str,
        /// Whose event; `me` where it is missing.
        from: Option<&'a Expr<'a>>,
    },
}

/// What follows `toggle`.
pub(super) fn parse<'a>(p: &mut Parser<'a>) -> CommandKind<'a> {
    let _ = p.take(Keyword::The) || p.take(Keyword::My);
    let mut on = None;
    let what = match p.token.kind {
        Kind::Style => {
            let style = style::parse(p);
            if p.take(Keyword::Of) {
                on = Some(expression::parse_until(p, &[Keyword::With, Keyword::Between]));
            }
            if p.take(Keyword::Between) {
                What::Style(style, parse_values(p))
            } else {
                What::Visibility(style)
            }
        }
        Kind::Class | Kind::ClassOpen => What::Classes(selector::parse_classes(p)),
        Kind::Attribute => What::Attribute(attribute::parse(p)),
        Kind::Word if p.at(Keyword::Between) => {
            p.advance();
            parse_between(p)
        }
        _ => {
            let target = expression::parse_writable(p, &[Keyword::Between]);
            if !p.take(Keyword::Between) {
                return p.fail_at(Code::ToggleNeedsValues, target.span);
            }
            What::Between(target, parse_values(p))
        }
    };
    let implicit = !matches!(what, What::Style(..) | What::Visibility(_) | What::Between(..));
    if implicit && p.take(Keyword::On) {
        on = Some(expression::parse(p));
    }
    let until = parse_end(p);
    CommandKind::Toggle(p.alloc(Toggle { what, on, until }))
}

/// `.one and .two`, `@one and @two`
fn parse_between<'a>(p: &mut Parser<'a>) -> What<'a> {
    if p.at_kind(Kind::Attribute) {
        let first = attribute::parse(p);
        p.require(&Expected::Word(Keyword::And));
        return What::BetweenAttributes(first, attribute::require(p));
    }
    if !matches!(p.token.kind, Kind::Class | Kind::ClassOpen) {
        return p.fail_expected(&[Expected::Class, Expected::Attribute]);
    }
    let first = selector::parse(p);
    p.require(&Expected::Word(Keyword::And));
    if !matches!(p.token.kind, Kind::Class | Kind::ClassOpen) {
        return p.fail_expected(&[Expected::Class]);
    }
    What::BetweenClasses(first, selector::parse(p))
}

/// `1, 2 and 3`
fn parse_values<'a>(p: &mut Parser<'a>) -> &'a [&'a Expr<'a>] {
    let mut values = vec![expression::parse_until(p, &[Keyword::And])];
    while p.take_kind(Kind::Comma) {
        values.push(expression::parse_until(p, &[Keyword::And]));
    }
    p.require(&Expected::Word(Keyword::And));
    values.push(expression::parse(p));
    p.list(&values)
}

/// `for TIME`, `until EVENT`; but not the `for NAME in …` that is the next command.
fn parse_end<'a>(p: &mut Parser<'a>) -> Option<Until<'a>> {
    if p.at(Keyword::For) && p.third().keyword != Keyword::In {
        p.advance();
        return Some(Until::Time(expression::parse(p)));
    }
    if !p.take(Keyword::Until) {
        return None;
    }
    let name = parse_event(p);
    let from = p.clause(Keyword::From);
    Some(Until::Event { name, from })
}

/// The name of an event, without quotes.
pub(super) fn parse_event<'a>(p: &mut Parser<'a>) -> &'a str {
    if p.at_kind(Kind::Word) { dotted::parse(p) } else { p.fail_expected(&[Expected::EventName]) }
}
