//! `wait`: for a time, for an event, or for whichever comes first.
//!
//! ```hyperscript
//! on click wait 200ms then wait a tick then wait for transitionend or 2s from #box
//!
//! on pointerdown wait for pointerup(x, y) from the document then log x, y
//! ```

use super::CommandKind;
use super::toggle::parse_event;
use crate::diagnostic::Expected;
use crate::hyperscript::expression;
use crate::hyperscript::expression::Expr;
use crate::hyperscript::feature::on::parse_arguments;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;

/// The forms of `wait`.
#[derive(Clone, Copy, Debug)]
pub enum Wait<'a> {
    /// `wait a tick`
    Tick,
    /// `wait TIME`, in milliseconds.
    Time(&'a Expr<'a>),
    /// `wait for EVENT[(arguments)] [or …] [from SOURCE]`
    For {
        /// What is waited for, at least one.
        any: &'a [Until<'a>],
        /// Whose events; `me` where it is missing.
        from: Option<&'a Expr<'a>>,
    },
}

/// What ends a wait.
#[derive(Clone, Copy, Debug)]
pub enum Until<'a> {
    /// An event, which is then `it`.
    Event {
        /// Its name.
        name: &'a str,
        /// Properties of the event, or of its detail, that become local variables.
        arguments: &'a [&'a str],
    },
    /// A time in milliseconds, which is then `it`.
    Time(&'a Expr<'a>),
}

/// What follows `wait`.
pub(super) fn parse<'a>(p: &mut Parser<'a>) -> CommandKind<'a> {
    if !p.take(Keyword::For) {
        if p.take(Keyword::A) {
            p.require(&Expected::Word(Keyword::Tick));
            return CommandKind::Wait(Wait::Tick);
        }
        return CommandKind::Wait(Wait::Time(expression::parse(p)));
    }
    p.take(Keyword::A);
    let mut any = Vec::new();
    loop {
        any.push(if matches!(p.token.kind, Kind::Number | Kind::OpenParen) {
            Until::Time(expression::parse_until(p, &[Keyword::Or]))
        } else {
            let name = parse_event(p);
            Until::Event { name, arguments: parse_arguments(p) }
        });
        if !p.take(Keyword::Or) {
            break;
        }
    }
    let from = p.clause(Keyword::From);
    CommandKind::Wait(Wait::For { any: p.list(&any), from })
}
