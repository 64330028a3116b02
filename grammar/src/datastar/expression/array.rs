//! `[a, , ...b]`, and the arguments of a call.

use super::Expr;
use super::parser::{CLOSE_INDEX, COMMA, Failure, Parser, SPREAD};
use super::problem::{Code, Expected};

/// A part of an array, or an argument.
#[derive(Debug)]
pub enum Element<'a> {
    /// A value.
    Item(Expr<'a>),
    /// `...values`
    Spread(Expr<'a>),
    /// A place left out (`[a, , b]`); never an argument.
    Hole,
}

impl<'a> Parser<'a> {
    /// Elements up to a bracket, which is taken.
    pub(super) fn elements(&mut self, closer: u32) -> Result<Vec<Element<'a>>, Failure> {
        let mut elements = Vec::new();
        loop {
            if self.take(closer) {
                return Ok(elements);
            }
            if self.at(COMMA) {
                if closer != CLOSE_INDEX {
                    return Err((self.peek().span, Code::Expected(Expected::Value("("))));
                }
                self.bump();
                elements.push(Element::Hole);
                continue;
            }
            let spread = self.take(SPREAD);
            let value = self.nested(Self::assignment)?;
            elements.push(if spread { Element::Spread(value) } else { Element::Item(value) });
            if !self.at(closer) && !self.take(COMMA) {
                return self.unexpected(Expected::CommaOr(if closer == CLOSE_INDEX { ']' } else { ')' }));
            }
        }
    }
}
