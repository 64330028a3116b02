//! `is`, `matches`, `contains` and all the other comparisons.
//!
//! ```hyperscript
//! on click if $x is 3 or $x is not "four" or $x >= 5 or #box is empty log 1 end
//!
//! on click log $x is between 1 and 3, $s starts with "a" ignoring case, I match .open, $list does not contain 3
//!
//! on click log #box exists, $x is a Number!, $x is less than or equal to 3, #a precedes #b, $x is really 1
//! ```

use super::math;
use crate::diagnostic::Expected;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;

/// In the detail of a comparison: which [`Operator`] it is.
pub const OPERATOR: u8 = 31;
/// In the detail of a comparison: the opposite is meant: `is not`, `!=`, `does not match`, … Never with the four orders.
pub const NEGATED: u8 = 32;
/// In the detail of a comparison: `ignoring case`, by which texts on both sides are taken in lower case.
pub const IGNORING_CASE: u8 = 64;
/// In the detail of a comparison: null and undefined are of every type: there is no `!`.
pub const NULL_FITS: u8 = 128;

/// How two values are compared, one name for all spellings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Operator {
    /// `is`: like `==`; but where the right side is an unmarked variable without a value, whether the left side has a
    /// property of that name, as in `#box is disabled`.
    Is,
    /// `==`, `equals`, `is equal to`
    Equal,
    /// `===`, `is really`, `really equals`
    Identical,
    /// `<`, `is less than`
    Less,
    /// `<=`, `is less than or equal to`
    LessOrEqual,
    /// `>`, `is greater than`
    Greater,
    /// `>=`, `is greater than or equal to`
    GreaterOrEqual,
    /// `is between LOWER and UPPER`, both included.
    Between,
    /// `is in`
    In,
    /// `contains`
    Contain,
    /// `includes`
    Include,
    /// `matches`: a selector or a regular expression.
    Match,
    /// `starts with`
    StartWith,
    /// `ends with`
    EndWith,
    /// `precedes`: comes before it in the page.
    Precede,
    /// `follows`: comes after it in the page.
    Follow,
    /// `is empty`, without a right side.
    Empty,
    /// `exists`, without a right side.
    Exist,
    /// `is a TYPE[!]`, without a right side.
    A,
}

/// Arithmetic, and what it is compared with.
pub(super) fn parse(p: &mut Parser<'_>) {
    let mark = p.mark();
    math::parse(p);
    let sign = match p.token.kind {
        Kind::Word => None,
        Kind::Less => Some(Operator::Less as u8),
        Kind::Greater => Some(Operator::Greater as u8),
        Kind::LessEqual => Some(Operator::LessOrEqual as u8),
        Kind::GreaterEqual => Some(Operator::GreaterOrEqual as u8),
        Kind::Equal => Some(Operator::Equal as u8),
        Kind::Identical => Some(Operator::Identical as u8),
        Kind::NotEqual => Some(Operator::Equal as u8 | NEGATED),
        Kind::NotIdentical => Some(Operator::Identical as u8 | NEGATED),
        _ => return,
    };
    let mut type_name = "";
    let mut detail = match sign {
        Some(sign) => {
            p.advance();
            sign
        }
        None => match worded(p, &mut type_name) {
            Some(worded) => worded,
            None => return,
        },
    };
    let operator = detail & OPERATOR;
    if operator < Operator::Empty as u8 {
        math::parse(p);
    }
    if operator == Operator::Between as u8 {
        p.require(&Expected::Word(Keyword::And));
        math::parse(p);
    }
    if p.take(Keyword::Ignoring) {
        detail |= IGNORING_CASE;
        p.require(&Expected::Word(Keyword::Case));
    }
    let start = p.start_of(mark);
    p.close(mark, start, Form::Comparison, detail, type_name);
}

/// A comparison in words; nothing where no word of one stands here.
fn worded<'a>(p: &mut Parser<'a>, type_name: &mut &'a str) -> Option<u8> {
    let word = p.token.keyword;
    let operator = match word {
        _ if p.follows.has(word) => return None,
        Keyword::Is | Keyword::Am => {
            p.advance();
            let negated = p.take(Keyword::Not);
            let operator = is(p, negated, type_name);
            return Some(operator | if negated { NEGATED } else { 0 });
        }
        Keyword::Do | Keyword::Does => {
            // `fetch … do not throw`
            if word == Keyword::Do && p.third().keyword == Keyword::Throw {
                return None;
            }
            return Some(does_not(p) | NEGATED);
        }
        Keyword::Equals => Operator::Equal,
        Keyword::Really => Operator::Identical,
        Keyword::Exist | Keyword::Exists => Operator::Exist,
        Keyword::Starts => Operator::StartWith,
        Keyword::Ends => Operator::EndWith,
        _ => plain(word)?,
    };
    p.advance();
    match word {
        Keyword::Really => p.require(&Expected::Word(Keyword::Equals)),
        Keyword::Starts | Keyword::Ends => p.require(&Expected::Word(Keyword::With)),
        _ => {}
    }
    Some(operator as u8)
}

/// The comparisons that are one word, with or without an `s`.
fn plain(word: Keyword) -> Option<Operator> {
    Some(match word {
        Keyword::Matches | Keyword::Match => Operator::Match,
        Keyword::Contains | Keyword::Contain => Operator::Contain,
        Keyword::Includes | Keyword::Include => Operator::Include,
        Keyword::Precedes | Keyword::Precede => Operator::Precede,
        Keyword::Follows | Keyword::Follow => Operator::Follow,
        _ => return None,
    })
}

/// What follows `is` or `is not`.
fn is<'a>(p: &mut Parser<'a>, negated: bool, type_name: &mut &'a str) -> u8 {
    let word = p.token.keyword;
    let operator = match word {
        _ if p.follows.has(word) => Operator::Is,
        Keyword::In => Operator::In,
        Keyword::A | Keyword::An => Operator::A,
        Keyword::Empty => Operator::Empty,
        Keyword::Between => Operator::Between,
        Keyword::Equal => Operator::Equal,
        Keyword::Really => Operator::Identical,
        Keyword::Less if !negated => Operator::Less,
        Keyword::Greater if !negated => Operator::Greater,
        _ => Operator::Is,
    };
    if operator == Operator::Is {
        return 0;
    }
    p.advance();
    let number = operator as u8;
    match operator {
        Operator::A => {
            *type_name = p.name();
            return number | if p.take_kind(Kind::Bang) { 0 } else { NULL_FITS };
        }
        Operator::Equal => {
            p.take(Keyword::To);
        }
        Operator::Identical if p.take(Keyword::Equal) => {
            p.take(Keyword::To);
        }
        Operator::Less | Operator::Greater => {
            p.require(&Expected::Word(Keyword::Than));
            if p.take(Keyword::Or) {
                p.require(&Expected::Word(Keyword::Equal));
                p.require(&Expected::Word(Keyword::To));
                // `LessOrEqual` comes behind `Less`.
                return number + 1;
            }
        }
        _ => {}
    }
    number
}

/// `does not …`; `do` or `does` is the current token.
fn does_not(p: &mut Parser<'_>) -> u8 {
    p.advance();
    p.require(&Expected::Word(Keyword::Not));
    let word = p.token.keyword;
    let operator = match word {
        Keyword::Exist => Some(Operator::Exist),
        Keyword::Start => Some(Operator::StartWith),
        Keyword::End => Some(Operator::EndWith),
        _ => plain(word),
    };
    let Some(operator) = operator else {
        p.fail_expected(&NOT_THIS);
        return 0;
    };
    p.advance();
    if matches!(word, Keyword::Start | Keyword::End) {
        p.require(&Expected::Word(Keyword::With));
    }
    operator as u8
}

static NOT_THIS: [Expected; 8] = [
    Expected::Word(Keyword::Match),
    Expected::Word(Keyword::Contain),
    Expected::Word(Keyword::Include),
    Expected::Word(Keyword::Start),
    Expected::Word(Keyword::End),
    Expected::Word(Keyword::Exist),
    Expected::Word(Keyword::Precede),
    Expected::Word(Keyword::Follow),
];
