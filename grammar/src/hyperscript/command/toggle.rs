//! `toggle`: there and back.
//!
//! ```hyperscript
//! on click toggle .open on #menu
//!
//! on click toggle .flash on me for 200ms then toggle between .a and .b until transitionend from me
//!
//! on click toggle *display of #box then toggle $mode between "day", "dusk" and "night"
//! ```

use crate::diagnostic::{Code, Expected};
use crate::hyperscript::dotted;
use crate::hyperscript::expression::{self, attribute, selector, style};
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::{Form, NOTHING};
use crate::hyperscript::parser::Parser;
use crate::hyperscript::syntax::{Step, Syntax};
use crate::hyperscript::token::Kind;

/// What changes, and what stands for it in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum What {
    /// `.one .two`, at least one: [`Form::Classes`].
    Classes,
    /// `between .one and .two`: a list of both.
    BetweenClasses,
    /// `@name="value"`: an attribute.
    Attribute,
    /// `between @name="one" and @name="two"`: a list of both.
    BetweenAttributes,
    /// `*display`: the strategies of `show` and `hide`: a style.
    Visibility,
    /// `*color of TARGET between VALUES`: a list of the style and two values or more.
    Style,
    /// `TARGET between VALUES`: a list of something that can be written and two values or more.
    Between,
}

/// `toggle WHAT [on TARGET] [for TIME | until EVENT [from SOURCE]]`: on the implicit target (`you`, else `me`) where it is
/// missing; the events are those of `me`.
pub(super) static SYNTAX: Syntax = Syntax {
    keyword: Keyword::Toggle,
    form: Form::Toggle,
    steps: &[
        Step::Flag(Keyword::The, 0),
        Step::Flag(Keyword::My, 0),
        Step::Rule(parse_what),
        Step::Rule(parse_until),
    ],
};

/// What changes, and the target.
fn parse_what(p: &mut Parser<'_>) {
    let (mark, start) = (p.mark(), p.token.span.start);
    let what = match p.token.kind {
        Kind::Style => {
            style::parse(p);
            if p.take(Keyword::Of) {
                expression::parse_until(p, &[Keyword::With, Keyword::Between]);
            } else {
                p.push(&NOTHING);
            }
            let on = p.pop();
            let between = p.take(Keyword::Between);
            if between {
                parse_values(p);
                p.close(mark, start, Form::List, 0, "");
            }
            p.push(on);
            p.draft.detail = if between { What::Style } else { What::Visibility } as u8;
            return;
        }
        Kind::Class | Kind::ClassOpen => {
            selector::parse_classes(p);
            What::Classes
        }
        Kind::Attribute => {
            attribute::parse(p);
            What::Attribute
        }
        Kind::Word if p.at(Keyword::Between) => {
            p.advance();
            let attributes = p.at_kind(Kind::Attribute);
            if !attributes && !selector::at_class(p) {
                return p.fail_expected(&[Expected::Class, Expected::Attribute]);
            }
            let one = if attributes { attribute::parse } else { selector::parse_class };
            one(p);
            p.require(&Expected::Word(Keyword::And));
            one(p);
            p.close(mark, start, Form::List, 0, "");
            if attributes { What::BetweenAttributes } else { What::BetweenClasses }
        }
        _ => {
            expression::parse_writable(p, &[Keyword::Between]);
            if !p.take(Keyword::Between) {
                return p.fail_at(Code::ToggleNeedsValues, p.top().span);
            }
            parse_values(p);
            p.close(mark, start, Form::List, 0, "");
            p.push(&NOTHING);
            p.draft.detail = What::Between as u8;
            return;
        }
    };
    p.draft.detail = what as u8;
    p.clause(Keyword::On);
}

/// `1, 2 and 3`
fn parse_values(p: &mut Parser<'_>) {
    loop {
        expression::parse_until(p, &[Keyword::And]);
        if !p.take_kind(Kind::Comma) {
            break;
        }
    }
    p.require(&Expected::Word(Keyword::And));
    expression::parse(p);
}

/// `for TIME`, `until EVENT`; but not the `for NAME in …` that is the next command.
fn parse_until(p: &mut Parser<'_>) {
    if p.at(Keyword::For) && p.third().keyword != Keyword::In {
        p.advance();
        expression::parse(p);
    } else if p.take(Keyword::Until) {
        parse_event_from(p);
    } else {
        p.push(&NOTHING);
    }
}

/// `EVENT [from SOURCE]`
pub(super) fn parse_event_from(p: &mut Parser<'_>) {
    let (mark, start) = (p.mark(), p.token.span.start);
    let name = parse_event(p);
    p.clause(Keyword::From);
    p.close(mark, start, Form::Event, 0, name);
}

/// The name of an event, without quotes.
pub(super) fn parse_event<'a>(p: &mut Parser<'a>) -> &'a str {
    if p.at_kind(Kind::Word) {
        return dotted::parse(p);
    }
    p.fail_expected(&[Expected::EventName]);
    ""
}
