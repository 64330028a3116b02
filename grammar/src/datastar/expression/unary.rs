//! `-a`, `+a`, `!a`, `~a`, `typeof a`, `void a`, `delete a.b`

use super::parser::{Failure, Parser};
use super::problem::Code;
use super::token::punctuator;
use super::{Expr, Form};

/// An operator before a value.
#[derive(Debug)]
pub struct Unary<'a> {
    /// What is done.
    pub operator: UnaryOperator,
    /// With what.
    pub operand: Expr<'a>,
}

/// An operator before a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum UnaryOperator {
    /// `-`
    Minus,
    /// `+`
    Plus,
    /// `!`
    Not,
    /// `~`
    BitNot,
    /// `typeof`
    TypeOf,
    /// `void`
    Void,
    /// `delete`: its operand is a signal, or a chain that ends in a property or an index.
    Delete,
}

impl UnaryOperator {
    /// As it is written.
    pub fn text(self) -> &'static str {
        match self {
            Self::Minus => "-",
            Self::Plus => "+",
            Self::Not => "!",
            Self::BitNot => "~",
            Self::TypeOf => "typeof",
            Self::Void => "void",
            Self::Delete => "delete",
        }
    }
}

impl<'a> Parser<'a> {
    /// A value with what stands before and behind it.
    pub(super) fn unary(&mut self) -> Result<Expr<'a>, Failure> {
        const MINUS: u32 = punctuator("-");
        const PLUS: u32 = punctuator("+");
        const NOT: u32 = punctuator("!");
        const BIT_NOT: u32 = punctuator("~");
        const INCREMENT: u32 = punctuator("++");
        const DECREMENT: u32 = punctuator("--");
        let token = self.peek();
        let operator = match (token.code, self.peek_word()) {
            (MINUS, _) => UnaryOperator::Minus,
            (PLUS, _) => UnaryOperator::Plus,
            (NOT, _) => UnaryOperator::Not,
            (BIT_NOT, _) => UnaryOperator::BitNot,
            (_, "typeof") => UnaryOperator::TypeOf,
            (_, "void") => UnaryOperator::Void,
            (_, "delete") => UnaryOperator::Delete,
            (_, "await") => return self.await_expression(),
            (INCREMENT | DECREMENT, _) => return self.prefix_update(),
            _ => return self.postfix_update(),
        };
        self.bump();
        let operand = self.nested(Self::unary)?;
        let place = match &operand.form {
            Form::Signal(_) => true,
            Form::Chain(chain) => chain.can_delete(),
            _ => false,
        };
        if operator == UnaryOperator::Delete && !place {
            return Err((operand.span, Code::NothingToDelete));
        }
        let span = self.since(token.span.start);
        Ok(Expr { span, form: Form::Unary(Box::new(Unary { operator, operand })) })
    }
}
