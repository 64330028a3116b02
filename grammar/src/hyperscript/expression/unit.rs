//! `2s`, `10px`, `50%`: a value with a unit.
//!
//! ```hyperscript
//! on click wait 2 seconds then set my *width to 50% then set my *height to (2 + 3)px
//! ```

use super::number::Number;
use super::{Expr, Form, type_check};
use crate::diagnostic::Expected;
use crate::hyperscript::keyword::{Keyword, UNIT};
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;

/// A text: the value and its unit.
#[derive(Clone, Copy, Debug)]
pub struct Unit<'a> {
    /// The value before the unit.
    pub value: &'a Expr<'a>,
    /// `px`, `em`, `%`, …
    pub unit: &'a str,
}

/// A number of milliseconds.
#[derive(Clone, Copy, Debug)]
pub struct Time<'a> {
    /// The value before the unit.
    pub value: &'a Expr<'a>,
    /// Milliseconds in the unit: 1 for `ms` and `milliseconds`, 1000 for `s` and `seconds`.
    pub factor: u32,
}

/// A value with the unit, the factor or the type that may stand behind it.
pub(crate) fn continued<'a>(p: &mut Parser<'a>, value: &'a Expr<'a>) -> &'a Expr<'a> {
    let token = p.token;
    let start = value.span.start;
    let form = match token.kind {
        Kind::Colon => return type_check::continued(p, value),
        Kind::Percent => Form::Unit(Unit { value, unit: p.text() }),
        // A word at the start of a line starts a command, even where it is called `s` or `px`.
        Kind::Word if !token.fresh_line => match factor(token.keyword) {
            Some(factor) => {
                p.advance();
                Form::Time(Time { value, factor })
            }
            None if token.keyword.is(UNIT) => Form::Unit(Unit { value, unit: p.text() }),
            None => return value,
        },
        _ => return value,
    };
    p.node(start, form)
}

/// The milliseconds in a unit of time.
fn factor(keyword: Keyword) -> Option<u32> {
    match keyword {
        Keyword::S | Keyword::Seconds => Some(1000),
        Keyword::Ms | Keyword::Milliseconds => Some(1),
        _ => None,
    }
}

/// A time that is known from the text alone, in milliseconds.
pub(crate) fn duration(p: &mut Parser<'_>) -> f64 {
    let number = Number { text: p.text_of(p.token) };
    let (Kind::Number, Some(value)) = (p.token.kind, number.exact()) else {
        return p.fail_expected(&[Expected::Duration]);
    };
    p.advance();
    match factor(p.token.keyword) {
        Some(factor) => {
            p.advance();
            value * f64::from(factor)
        }
        None => value,
    }
}
