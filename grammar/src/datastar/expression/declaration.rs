//! `const a = 1`, `let b, [c] = d`

use super::Expr;
use super::parser::{ASSIGN, COMMA, Failure, Parser};
use super::pattern::{Pattern, PatternKind};
use super::problem::Expected;

/// Local names.
#[derive(Debug)]
pub struct Declaration<'a> {
    /// `const`, and not `let`?
    pub constant: bool,
    /// What is declared, in its order, each with its value; `undefined` where there is none.
    pub declared: Vec<(Pattern<'a>, Option<Expr<'a>>)>,
}

impl<'a> Parser<'a> {
    pub(super) fn declaration(&mut self) -> Result<Declaration<'a>, Failure> {
        let constant = self.text_of(self.peek()) == "const";
        self.bump();
        let mut declared = Vec::new();
        loop {
            let pattern = self.pattern()?;
            let value = if self.take(ASSIGN) {
                Some(self.nested(Self::assignment)?)
            } else if constant || !matches!(pattern.kind, PatternKind::Name(_)) {
                return self.unexpected(Expected::Value("="));
            } else {
                None
            };
            declared.push((pattern, value));
            if !self.take(COMMA) {
                return Ok(Declaration { constant, declared });
            }
        }
    }
}
