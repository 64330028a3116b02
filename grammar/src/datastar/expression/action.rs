//! `@get('/path')`

use super::array::Element;
use super::parser::{CLOSE, Failure, OPEN, Parser};
use super::problem::Expected;
use super::{Expr, Form};

/// An action is called.
#[derive(Debug)]
pub struct Action<'a> {
    /// Its name, without the `@`.
    pub name: &'a str,
    /// What it is given.
    pub arguments: Vec<Element<'a>>,
}

impl<'a> Parser<'a> {
    pub(super) fn action(&mut self) -> Result<Expr<'a>, Failure> {
        let token = self.bump();
        let name = self.text_of(token).get(1..).unwrap_or("");
        self.expect(OPEN, Expected::ActionArguments)?;
        let arguments = self.elements(CLOSE)?;
        Ok(Expr { span: self.since(token.span.start), form: Form::Action(Action { name, arguments }) })
    }
}
