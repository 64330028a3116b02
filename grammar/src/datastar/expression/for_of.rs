//! `for (const a of b) c`

use super::Expr;
use super::outside::Outside;
use super::parser::{ASSIGN, CLOSE, Failure, OPEN, Parser, SEMICOLON};
use super::pattern::Pattern;
use super::problem::{Code, Expected};
use super::statement::Statement;

/// A loop over what can be iterated over.
#[derive(Debug)]
pub struct ForOf<'a> {
    /// `const`, and not `let`?
    pub constant: bool,
    /// What is declared anew for each.
    pub pattern: Pattern<'a>,
    /// What is iterated over.
    pub of: Expr<'a>,
    /// What is done with each.
    pub body: Statement<'a>,
}

impl<'a> Parser<'a> {
    pub(super) fn for_of(&mut self) -> Result<ForOf<'a>, Failure> {
        let start = self.bump().span;
        if self.peek_word() == "await" {
            return Err((start.to(self.peek().span), Code::Outside(Outside::ForAwait)));
        }
        self.expect(OPEN, Expected::OpenParenthesis)?;
        let constant = self.peek_word() == "const";
        if !constant && self.peek_word() != "let" {
            return if self.at(SEMICOLON) || self.peek_word() == "var" {
                Err((start, Code::Outside(Outside::ForLoop)))
            } else {
                self.unexpected(Expected::ConstOrLet)
            };
        }
        self.bump();
        let pattern = self.pattern()?;
        if self.peek_word() == "in" || self.at(ASSIGN) || self.at(SEMICOLON) {
            let outside = if self.peek_word() == "in" { Outside::ForIn } else { Outside::ForLoop };
            return Err((start, Code::Outside(outside)));
        }
        if !self.take_word("of") {
            return self.unexpected(Expected::Of);
        }
        let of = self.nested(Self::assignment)?;
        self.expect(CLOSE, Expected::CloseParenthesis)?;
        let body = self.body()?;
        Ok(ForOf { constant, pattern, of, body })
    }
}
