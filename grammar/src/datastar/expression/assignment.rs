//! `a = b`, `a += b`, `a ??= b`

use super::binary::BinaryOperator;
use super::logical::LogicalOperator;
use super::outside::Outside;
use super::parser::{ASSIGN, Failure, Parser};
use super::problem::Code;
use super::token::punctuator;
use super::{Expr, Form};

/// A place is given a value, which is also the value of the whole.
#[derive(Debug)]
pub struct Assignment<'a> {
    /// The place: a name, a signal, or a chain that ends in a property or an index.
    pub target: Expr<'a>,
    /// What is done with what is there.
    pub operator: AssignmentOperator,
    /// The value.
    pub value: Expr<'a>,
}

/// What is done with what is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AssignmentOperator {
    /// `=`
    Plain,
    /// `+=` and its like.
    Binary(BinaryOperator),
    /// `&&=`, `||=`, `??=`: the value is only asked for where it is needed.
    Logical(LogicalOperator),
}

impl AssignmentOperator {
    fn of(code: u32) -> Option<Self> {
        if code == ASSIGN {
            return Some(Self::Plain);
        }
        // All others are an operator and `=`; comparisons end so, too.
        if code & 0xff != '=' as u32 || code >> 8 == ASSIGN {
            return None;
        }
        let operator = code >> 8;
        if let Some(logical) = LogicalOperator::of(operator) {
            return Some(Self::Logical(logical));
        }
        match BinaryOperator::of(operator) {
            // `<=` and `>=` are no assignments
            Some((_, BinaryOperator::Less | BinaryOperator::Greater)) => None,
            Some((_, binary)) if operator != punctuator("==") && operator != punctuator("!=") => {
                Some(Self::Binary(binary))
            }
            _ => None,
        }
    }
}

impl<'a> Parser<'a> {
    /// An expression without a comma.
    pub(super) fn assignment(&mut self) -> Result<Expr<'a>, Failure> {
        if self.starts_arrow() {
            return self.arrow();
        }
        let target = self.conditional()?;
        let Some(operator) = AssignmentOperator::of(self.peek().code) else {
            return Ok(target);
        };
        if let Form::Array(_) | Form::Object(_) = target.form {
            return Err((target.span, Code::Outside(Outside::DestructuringAssignment)));
        }
        if !is_place(&target.form) {
            return Err((target.span, Code::NoPlace));
        }
        self.bump();
        let value = self.nested(Self::assignment)?;
        let span = self.since(target.span.start);
        Ok(Expr { span, form: Form::Assignment(Box::new(Assignment { target, operator, value })) })
    }
}

/// Can this be given a value?
pub(super) fn is_place(form: &Form<'_>) -> bool {
    match form {
        Form::Name(name) => *name != "$" && *name != "undefined",
        Form::Signal(_) => true,
        Form::Chain(chain) => chain.is_place(),
        _ => false,
    }
}
