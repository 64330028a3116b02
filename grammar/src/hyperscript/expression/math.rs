//! `+`, `-`, `*`, `/`, `mod`.
//!
//! ```hyperscript
//! on click log 1 + 2 + 3, (1 + 2) * 3, $x mod 2
//! ```

use super::{Expr, Form, collection, parse_operands};
use crate::diagnostic::Code;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;

/// `a + b + c`, from left to right. Different operators need parentheses.
#[derive(Clone, Copy, Debug)]
pub struct Math<'a> {
    /// The operator.
    pub operator: Operator,
    /// Two operands or more.
    pub operands: &'a [&'a Expr<'a>],
}

/// What is done with the operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `+`: also joins texts, and lists.
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `mod`
    Modulo,
}

/// Arithmetic, or what can stand in it.
pub(crate) fn parse<'a>(p: &mut Parser<'a>) -> &'a Expr<'a> {
    let first = collection::parse(p);
    let Some(operator) = operator_at(p) else {
        return first;
    };
    let operands = parse_operands(p, first, collection::parse, operator_number, Code::MixedMath);
    p.node(first.span.start, Form::Math(Math { operator, operands }))
}

fn operator_at(p: &Parser<'_>) -> Option<Operator> {
    Some(match p.token.kind {
        Kind::Plus => Operator::Add,
        Kind::Minus => Operator::Subtract,
        Kind::Star => Operator::Multiply,
        Kind::Slash => Operator::Divide,
        Kind::Word if p.token.keyword == Keyword::Mod => Operator::Modulo,
        _ => return None,
    })
}

fn operator_number(p: &Parser<'_>) -> Option<u8> {
    operator_at(p).map(|operator| operator as u8)
}
