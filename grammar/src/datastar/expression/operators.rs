//! Operators with a value on either side, by precedence.
//!
//! A stack of operators instead of a function that calls itself: `a || b && c | d …` then costs no more depth than `a`,
//! and operators of one precedence come out as one row.

use super::binary::{Binary, BinaryOperator};
use super::logical::{Logical, LogicalOperator};
use super::parser::{Failure, Parser};
use super::problem::Code;
use super::token::{Kind, Token, punctuator};
use super::{Expr, Form};

#[derive(Clone, Copy)]
enum Operator {
    Binary(BinaryOperator),
    Logical(LogicalOperator),
}

const POWER: u8 = 11;

impl<'a> Parser<'a> {
    /// The operator that stands here, and how tightly it binds.
    fn operator(&self) -> Option<(u8, Operator)> {
        let token = self.peek();
        if let Some(logical) = LogicalOperator::of(token.code) {
            return Some((logical as u8, Operator::Logical(logical)));
        }
        let found = match self.peek_word() {
            "in" => Some((7, BinaryOperator::In)),
            "instanceof" => Some((7, BinaryOperator::InstanceOf)),
            _ => BinaryOperator::of(token.code),
        };
        found.map(|(precedence, binary)| (precedence, Operator::Binary(binary)))
    }

    /// Values with operators between them.
    pub(super) fn operators(&mut self) -> Result<Expr<'a>, Failure> {
        let mut start = self.peek();
        let first = self.unary()?;
        if self.operator().is_none() {
            return Ok(first);
        }
        let mut values = vec![first];
        let mut waiting: Vec<(u8, Operator)> = Vec::new();
        let mut mixed = (false, false);
        while let Some((precedence, operator)) = self.operator() {
            match operator {
                Operator::Logical(LogicalOperator::Coalesce) => mixed.0 = true,
                Operator::Logical(_) => mixed.1 = true,
                Operator::Binary(_) if precedence == POWER && is_prefix(start, self.text_of(start)) => {
                    return Err((self.peek().span, Code::UnaryBeforePower));
                }
                Operator::Binary(_) => {}
            }
            if mixed == (true, true) {
                return Err((self.peek().span, Code::MixedLogical));
            }
            while waiting.last().is_some_and(|last| last.0 > precedence) {
                join(&mut values, &mut waiting);
            }
            waiting.push((precedence, operator));
            self.bump();
            start = self.peek();
            values.push(self.unary()?);
        }
        while !waiting.is_empty() {
            join(&mut values, &mut waiting);
        }
        match values.pop() {
            Some(value) => Ok(value),
            None => self.unexpected(super::problem::Expected::Value("")),
        }
    }
}

/// Does this token start a unary operator, behind which `**` may not stand?
fn is_prefix(token: Token, text: &str) -> bool {
    match token.kind {
        Kind::Name => matches!(text, "typeof" | "void" | "delete" | "await"),
        _ => ["-", "+", "!", "~"].iter().any(|prefix| token.code == punctuator(prefix)),
    }
}

/// Makes one value of the last operators of the same precedence and their operands.
fn join<'a>(values: &mut Vec<Expr<'a>>, waiting: &mut Vec<(u8, Operator)>) {
    let Some(&(precedence, kind)) = waiting.last() else { return };
    let mut from = waiting.len();
    while from > 0 && waiting.get(from - 1).is_some_and(|operator| operator.0 == precedence) {
        from -= 1;
    }
    let count = waiting.len() - from;
    let Some(first_at) = values.len().checked_sub(count + 1) else { return };
    let mut operands = values.split_off(first_at).into_iter();
    let operators = waiting.split_off(from);
    let Some(first) = operands.next() else { return };
    let mut span = first.span;
    let form = if let Operator::Logical(operator) = kind {
        let mut row = vec![first];
        row.extend(operands);
        if let Some(last) = row.last() {
            span = span.to(last.span);
        }
        Form::Logical(Logical { operator, operands: row })
    } else {
        let mut rest = Vec::with_capacity(count);
        for ((_, operator), operand) in operators.into_iter().zip(operands) {
            if let Operator::Binary(operator) = operator {
                span = span.to(operand.span);
                rest.push((operator, operand));
            }
        }
        Form::Binary(Binary { first: Box::new(first), rest })
    };
    values.push(Expr { span, form });
}
