//! What does something: `const`, `if`, `for`, `return`, a block, or an expression.

use super::block::Block;
use super::declaration::Declaration;
use super::for_of::ForOf;
use super::r#if::If;
use super::parser::{CLOSE_BRACE, COLON, COMMA, Failure, OPEN_BRACE, OPEN_INDEX, Parser, SEMICOLON, SPREAD};
use super::problem::{Code, Expected};
use super::token::Kind;
use super::{Expr, outside};
use crate::span::Span;

/// A statement.
#[derive(Debug)]
pub struct Statement<'a> {
    /// Its text, without the `;`.
    pub span: Span,
    /// What it is.
    pub kind: StatementKind<'a>,
}

/// The kinds of a statement. An empty one (`;`) leaves nothing.
#[derive(Debug)]
pub enum StatementKind<'a> {
    /// An expression.
    Expression(Expr<'a>),
    /// `const a = 1`, `let b`
    Declaration(Declaration<'a>),
    /// `if (a) b else c`
    If(Box<If<'a>>),
    /// `for (const a of b) c`
    ForOf(Box<ForOf<'a>>),
    /// `return a`
    Return(Option<Expr<'a>>),
    /// `{ a; b }`
    Block(Block<'a>),
}

impl<'a> Parser<'a> {
    /// Statements up to `}` or the end.
    pub(super) fn statements(&mut self) -> Result<Vec<Statement<'a>>, Failure> {
        let mut statements = Vec::new();
        loop {
            while self.take(SEMICOLON) {}
            if self.peek().kind == Kind::End || self.at(CLOSE_BRACE) {
                return Ok(statements);
            }
            statements.push(self.nested(Self::statement)?);
        }
    }

    /// One statement.
    pub(super) fn statement(&mut self) -> Result<Statement<'a>, Failure> {
        let first = self.peek();
        let start = first.span.start;
        let kind = match self.peek_word() {
            "if" => StatementKind::If(Box::new(self.if_statement()?)),
            "for" => StatementKind::ForOf(Box::new(self.for_of()?)),
            "const" | "let" => StatementKind::Declaration(self.declaration()?),
            "return" => StatementKind::Return(self.return_statement()?),
            "" if self.starts_block() => StatementKind::Block(self.block()?),
            word => {
                if let Some(outside) = outside::statement(word) {
                    return Err((first.span, Code::Outside(outside)));
                }
                if first.kind == Kind::Name && self.ahead(1).code == COLON {
                    return Err((first.span, Code::Outside(outside::Outside::Label)));
                }
                StatementKind::Expression(self.expression()?)
            }
        };
        let span = self.since(start);
        if matches!(
            kind,
            StatementKind::Expression(_) | StatementKind::Declaration(_) | StatementKind::Return(_)
        ) {
            self.statement_end()?;
        }
        Ok(Statement { span, kind })
    }

    /// `;`, or a place where JavaScript supplies it: a line end, `}` or the end of the text.
    fn statement_end(&mut self) -> Result<(), Failure> {
        let next = self.peek();
        if self.take(SEMICOLON) || next.newline || next.kind == Kind::End || next.code == CLOSE_BRACE {
            Ok(())
        } else {
            self.unexpected(Expected::StatementEnd)
        }
    }

    /// Is this `{` a block? Where an object can be meant it is one: `{a: 1}` as a block would only hold a label.
    fn starts_block(&self) -> bool {
        if !self.at(OPEN_BRACE) {
            return false;
        }
        let first = self.ahead(1);
        let object = match first.kind {
            Kind::Name | Kind::String | Kind::Number => {
                matches!(self.ahead(2).code, COLON | COMMA | CLOSE_BRACE)
            }
            _ => matches!(first.code, CLOSE_BRACE | SPREAD | OPEN_INDEX),
        };
        !object
    }
}
