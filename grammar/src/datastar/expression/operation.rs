//! `a + b * c`, `a && b`: operators with a value on either side.
//!
//! A stack of operators instead of a function that calls itself: `a || b && c | d …` then costs no more depth than `a`.
//! What comes out is a row of operands and operators in the order in which they are worked out.

use super::node::{Kind, Node};
use super::parser::Parser;
use super::problem::Code;
use super::token::{self, punctuator};
use super::{unary, word};
use crate::span::Span;

/// An operator between two values: how it is written, and how tightly it binds.
#[derive(Clone, Copy, Debug)]
pub struct Operator {
    code: u32,
    precedence: u8,
}

const fn between(text: &str, precedence: u8) -> Operator {
    Operator { code: punctuator(text), precedence }
}

/// How many of [`OPERATORS`] decide whether their second operand is worked out: `??`, `||` and `&&` come first.
pub const CHOICES: u8 = 3;

/// The operators between two values.
pub const OPERATORS: [Operator; 25] = [
    between("??", 0),
    between("||", 1),
    between("&&", 2),
    between("|", 3),
    between("^", 4),
    between("&", 5),
    between("==", COMPARING),
    between("!=", COMPARING),
    between("===", COMPARING),
    between("!==", COMPARING),
    between("<", RELATING),
    between(">", RELATING),
    between("<=", RELATING),
    between(">=", RELATING),
    Operator { code: word::IN, precedence: RELATING },
    Operator { code: word::INSTANCEOF, precedence: RELATING },
    between("<<", 8),
    between(">>", 8),
    between(">>>", 8),
    between("+", 9),
    between("-", 9),
    between("*", 10),
    between("/", 10),
    between("%", 10),
    between("**", POWER),
];

const COMPARING: u8 = 6;
const RELATING: u8 = 7;
/// The one that is worked out from the right.
const POWER: u8 = 11;

impl Operator {
    /// Can `=` stand behind it?
    pub(super) fn assigns(self) -> bool {
        !matches!(self.precedence, COMPARING | RELATING)
    }
}

/// The place of the operator with this code.
#[inline(never)]
pub(super) fn operator(code: u32) -> Option<u8> {
    OPERATORS.iter().position(|operator| operator.code == code).map(|place| place as u8)
}

fn precedence(place: u8) -> u8 {
    OPERATORS.get(place as usize).map_or(0, |operator| operator.precedence)
}

impl Parser<'_> {
    /// Values with operators between them.
    pub(super) fn operation(&mut self) {
        let start = self.start();
        // Operators whose second operand is not whole yet, each with the start of its first one.
        let mut waiting: Vec<(u8, u32)> = Vec::new();
        let mut mixed = 0;
        loop {
            let (first, first_at) = (self.peek(), self.here().start);
            self.unary();
            let place = operator(self.peek());
            let precedes = place.map_or(0, precedence);
            let mut left = first_at;
            while let Some(&(waits, from)) = waiting.last() {
                let before = precedence(waits);
                // From the left; but `**` from the right, and of choices the first one decides for all.
                let joins = before > precedes || before == precedes && (3..POWER).contains(&before);
                if !joins && place.is_some() {
                    break;
                }
                waiting.pop();
                left = from;
                self.operator(Kind::Operator, waits, self.since(from));
            }
            let Some(place) = place else { break };
            if place < CHOICES {
                mixed |= if place == 0 { 1 } else { 2 };
                if mixed == 3 {
                    self.unexpected(Code::MixedLogical);
                }
                self.operator(Kind::Choice, place, self.here());
            }
            if precedes == POWER && unary::operator(first).is_some_and(|prefix| prefix <= unary::AWAIT) {
                self.unexpected(Code::UnaryBeforePower);
            }
            waiting.push((place, left));
            self.bump();
        }
        if self.count(start) > 1 {
            self.form(Kind::Operation, start, 0);
        }
    }

    fn operator(&mut self, kind: Kind, flag: u8, span: Span) {
        self.push(Node { flag, ..Node::empty(kind, span) });
    }
}

/// How an operator is written.
pub fn text(place: u8) -> String {
    let code = OPERATORS.get(place as usize).map_or(token::END, |operator| operator.code);
    match code {
        word::IN => "in".to_owned(),
        word::INSTANCEOF => "instanceof".to_owned(),
        _ => code.to_be_bytes().iter().filter(|&&byte| byte != 0).map(|&byte| char::from(byte)).collect(),
    }
}
