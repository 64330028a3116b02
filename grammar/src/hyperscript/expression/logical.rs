//! `and`, `or`.
//!
//! ```hyperscript
//! on click if $a and ($b or $c) log 1
//! ```

use super::{Expr, Form, comparison};
use crate::diagnostic::Code;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::parser::{Parsed, Parser};

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
pub(crate) fn parse<'a>(p: &mut Parser<'a>) -> Parsed<&'a Expr<'a>> {
    p.take(Keyword::The);
    let first = comparison::parse(p)?;
    let Some(operator) = operator(p) else {
        return Ok(first);
    };
    let start = first.span.start;
    let mut operands = Vec::with_capacity(2);
    operands.push(first);
    while let Some(next) = self::operator(p) {
        if next != operator {
            return p.fail(Code::MixedLogic);
        }
        p.advance();
        operands.push(comparison::parse(p)?);
    }
    Ok(p.node(start, Form::Logical(Logical { operator, operands: p.list(&operands) })))
}

fn operator(p: &Parser<'_>) -> Option<Operator> {
    if p.at(Keyword::And) {
        Some(Operator::And)
    } else if p.at(Keyword::Or) {
        Some(Operator::Or)
    } else {
        None
    }
}
