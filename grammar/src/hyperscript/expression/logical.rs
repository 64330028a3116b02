//! `and`, `or`.
//!
//! ```hyperscript
//! on click if $a and ($b or $c) log 1
//! ```

use super::{Expr, Form, comparison, parse_operands};
use crate::diagnostic::Code;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::parser::Parser;

/// `a and b and c`, from left to right, stopping where the result is known. Different operators need parentheses.
#[derive(Clone, Copy, Debug)]
pub struct Logical<'a> {
    /// The operator.
    pub operator: Operator,
    /// Two operands or more.
    pub operands: &'a [&'a Expr<'a>],
}

/// How the operands are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `and`
    And,
    /// `or`
    Or,
}

/// Comparisons with `and` or `or` between them.
pub(crate) fn parse<'a>(p: &mut Parser<'a>) -> &'a Expr<'a> {
    p.take(Keyword::The);
    let first = comparison::parse(p);
    let Some(operator) = operator_at(p) else {
        return first;
    };
    let operands = parse_operands(p, first, comparison::parse, operator_number, Code::MixedLogic);
    p.node(first.span.start, Form::Logical(Logical { operator, operands }))
}

fn operator_at(p: &Parser<'_>) -> Option<Operator> {
    if p.at(Keyword::And) {
        Some(Operator::And)
    } else if p.at(Keyword::Or) {
        Some(Operator::Or)
    } else {
        None
    }
}

fn operator_number(p: &Parser<'_>) -> Option<u8> {
    operator_at(p).map(|operator| operator as u8)
}
