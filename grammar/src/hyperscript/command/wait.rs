//! `wait`: for a time, for an event, or for whichever comes first.
//!
//! ```hyperscript
//! on click wait 200ms then wait a tick then wait for transitionend or 2s from #box
//!
//! on pointerdown wait for pointerup(x, y) from the document then log x, y
//! ```

use super::toggle::parse_event;
use crate::diagnostic::Expected;
use crate::hyperscript::expression;
use crate::hyperscript::feature::on::parse_arguments;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::syntax::{Step, Syntax};
use crate::hyperscript::token::Kind;

/// `wait TIME`, `wait a tick`, `wait for EVENT[(arguments)] [or …] [from SOURCE]`: `me`'s events where there is no source.
pub(super) static SYNTAX: Syntax =
    Syntax { keyword: Keyword::Wait, form: Form::Wait, steps: &[Step::Rule(parse)] };

fn parse(p: &mut Parser<'_>) {
    if !p.take(Keyword::For) {
        if p.take(Keyword::A) {
            p.draft.form = Form::Tick;
            return p.require(&Expected::Word(Keyword::Tick));
        }
        return expression::parse(p);
    }
    p.draft.form = Form::WaitFor;
    p.take(Keyword::A);
    loop {
        if matches!(p.token.kind, Kind::Number | Kind::OpenParen) {
            expression::parse_until(p, &[Keyword::Or]);
        } else {
            let (mark, start) = (p.mark(), p.token.span.start);
            let name = parse_event(p);
            parse_arguments(p);
            p.close(mark, start, Form::Event, 0, name);
        }
        if !p.take(Keyword::Or) {
            break;
        }
    }
    p.clause(Keyword::From);
}
