//! `is`, `matches`, `contains` and all the other comparisons.
//!
//! ```hyperscript
//! on click if $x is 3 or $x is not "four" or $x >= 5 or #box is empty log 1 end
//!
//! on click log $x is between 1 and 3, $s starts with "a" ignoring case, I match .open, $list does not contain 3
//!
//! on click log #box exists, $x is a Number!, $x is less than or equal to 3, #a precedes #b, $x is really 1
//! ```

use super::{Expr, Form, math};
use crate::diagnostic::Expected;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;

/// A comparison.
#[derive(Clone, Copy, Debug)]
pub struct Comparison<'a> {
    /// What is compared.
    pub left: &'a Expr<'a>,
    /// How, one name for all spellings.
    pub operator: Operator<'a>,
    /// Whether the opposite is meant: `is not`, `!=`, `does not match`, … Never with the four orders.
    pub negated: bool,
    /// What it is compared with; `None` for `Empty`, `Exist` and `A`.
    pub right: Option<&'a Expr<'a>>,
    /// `and UPPER`; only with `Between`.
    pub upper: Option<&'a Expr<'a>>,
    /// `ignoring case`: texts on both sides are taken in lower case.
    pub ignoring_case: bool,
}

/// How two values are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Operator<'a> {
    /// `is`: like `==`; but where the right side is an unmarked variable without a value, whether the left side has a
    /// property of that name, as in `#box is disabled`.
    #[default]
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
    /// `is empty`
    Empty,
    /// `exists`
    Exist,
    /// `is a TYPE[!]`
    A {
        /// The type's name.
        type_name: &'a str,
        /// Whether null and undefined are of every type: there is no `!`.
        null_fits: bool,
    },
}

/// Arithmetic, and what it is compared with.
pub(crate) fn parse<'a>(p: &mut Parser<'a>) -> &'a Expr<'a> {
    let left = math::parse(p);
    let sign = match p.token.kind {
        Kind::Word => None,
        Kind::Less => Some((Operator::Less, false)),
        Kind::Greater => Some((Operator::Greater, false)),
        Kind::LessEqual => Some((Operator::LessOrEqual, false)),
        Kind::GreaterEqual => Some((Operator::GreaterOrEqual, false)),
        Kind::Equal => Some((Operator::Equal, false)),
        Kind::Identical => Some((Operator::Identical, false)),
        Kind::NotEqual => Some((Operator::Equal, true)),
        Kind::NotIdentical => Some((Operator::Identical, true)),
        _ => return left,
    };
    let (operator, negated) = match sign {
        Some(sign) => {
            p.advance();
            sign
        }
        None => match worded(p) {
            Some(worded) => worded,
            None => return left,
        },
    };
    let right = match operator {
        Operator::Empty | Operator::Exist | Operator::A { .. } => None,
        _ => Some(math::parse(p)),
    };
    let upper = if operator == Operator::Between {
        p.require(&Expected::Word(Keyword::And));
        Some(math::parse(p))
    } else {
        None
    };
    let ignoring_case = p.take(Keyword::Ignoring);
    if ignoring_case {
        p.require(&Expected::Word(Keyword::Case));
    }
    let span = p.since(left.span.start);
    let comparison = Comparison { left, operator, negated, right, upper, ignoring_case };
    p.expr(span, Form::Comparison(p.alloc(comparison)))
}

/// A comparison in words, and whether the opposite is meant; nothing where no word of one stands here.
fn worded<'a>(p: &mut Parser<'a>) -> Option<(Operator<'a>, bool)> {
    let word = p.token.keyword;
    let operator = match word {
        _ if p.follows.has(word) => return None,
        Keyword::Is | Keyword::Am => {
            p.advance();
            let negated = p.take(Keyword::Not);
            return Some((is(p, negated), negated));
        }
        Keyword::Do | Keyword::Does => {
            // `fetch … do not throw`
            if word == Keyword::Do && p.third().keyword == Keyword::Throw {
                return None;
            }
            return Some((does_not(p), true));
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
    Some((operator, false))
}

/// The comparisons that are one word, with or without an `s`.
fn plain(word: Keyword) -> Option<Operator<'static>> {
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
fn is<'a>(p: &mut Parser<'a>, negated: bool) -> Operator<'a> {
    let word = p.token.keyword;
    let operator = match word {
        _ if p.follows.has(word) => return Operator::Is,
        Keyword::In => Operator::In,
        Keyword::A | Keyword::An => {
            p.advance();
            let type_name = p.name();
            let null_fits = !p.take_kind(Kind::Bang);
            return Operator::A { type_name, null_fits };
        }
        Keyword::Empty => Operator::Empty,
        Keyword::Between => Operator::Between,
        Keyword::Equal | Keyword::Really => {
            p.advance();
            if word == Keyword::Equal || p.take(Keyword::Equal) {
                p.take(Keyword::To);
            }
            return if word == Keyword::Equal { Operator::Equal } else { Operator::Identical };
        }
        Keyword::Less | Keyword::Greater if !negated => {
            p.advance();
            p.require(&Expected::Word(Keyword::Than));
            let or_equal = p.take(Keyword::Or);
            if or_equal {
                p.require(&Expected::Word(Keyword::Equal));
                p.require(&Expected::Word(Keyword::To));
            }
            return match (word, or_equal) {
                (Keyword::Less, false) => Operator::Less,
                (Keyword::Less, true) => Operator::LessOrEqual,
                (_, false) => Operator::Greater,
                (_, true) => Operator::GreaterOrEqual,
            };
        }
        _ => return Operator::Is,
    };
    p.advance();
    operator
}

/// `does not …`; `do` or `does` is the current token.
fn does_not<'a>(p: &mut Parser<'a>) -> Operator<'a> {
    p.advance();
    p.require(&Expected::Word(Keyword::Not));
    let word = p.token.keyword;
    let operator = match word {
        Keyword::Exist => Operator::Exist,
        Keyword::Start => Operator::StartWith,
        Keyword::End => Operator::EndWith,
        _ => match plain(word) {
            Some(operator) => operator,
            None => return p.fail_expected(&NOT_THIS),
        },
    };
    p.advance();
    if matches!(word, Keyword::Start | Keyword::End) {
        p.require(&Expected::Word(Keyword::With));
    }
    operator
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
