//! `new A.B(c)`

use super::array::Element;
use super::parser::{CLOSE, Failure, OPEN, Parser};
use super::problem::Code;
use super::{Expr, Form};

/// An object is made.
#[derive(Debug)]
pub struct New<'a> {
    /// What makes it.
    pub constructor: Expr<'a>,
    /// What it is given.
    pub arguments: Vec<Element<'a>>,
}

impl<'a> Parser<'a> {
    pub(super) fn new_expression(&mut self) -> Result<Expr<'a>, Failure> {
        let token = self.bump();
        let start = self.peek().span.start;
        let root =
            if self.peek_word() == "new" { self.nested(Self::new_expression)? } else { self.primary()? };
        let constructor = self.steps(root, start, false)?;
        if let Form::Action(_) = constructor.form {
            return Err((constructor.span, Code::NoConstructor));
        }
        let arguments = if self.take(OPEN) { self.elements(CLOSE)? } else { Vec::new() };
        let form = Form::New(Box::new(New { constructor, arguments }));
        Ok(Expr { span: self.since(token.span.start), form })
    }
}
