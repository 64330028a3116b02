//! The subset of JavaScript that stands in Datastar's attributes.
//!
//! Statements divided by `;` or by line ends where JavaScript divides there; the value of the last is the value. One
//! form is one file. Where a form is left out, the text says so with its place and what to write instead.
//!
//! The tree is made of [`Node`]s and borrows from the text. It nests at most 200 deep; what can be long (`a + b + …`,
//! `a.b.c…`) lies in a row.

mod action;
mod array;
mod arrow;
pub mod assignment;
mod block;
mod chain;
mod conditional;
pub mod constant;
mod declaration;
mod for_of;
mod r#if;
mod new;
mod node;
mod object;
pub mod operation;
mod parser;
mod pattern;
mod primary;
pub mod problem;
mod r#return;
mod sequence;
mod signal;
mod statement;
mod string;
mod template;
mod token;
pub mod unary;
pub mod update;
mod word;

pub use crate::arena::Arena;
pub use node::{Kind, Node};

use crate::span::Span;
use parser::Parser;
use problem::Code;

/// Reads an expression: what an attribute's value holds. Gives its statements in their order; where the last one is an
/// expression, its value is the value. The tree lies in `arena` and in the text.
///
/// # Errors
/// The first thing that is wrong, with its place; what is JavaScript and left out says what to write instead.
pub fn parse<'a>(arena: &'a Arena, text: &'a str) -> Result<&'a [Node<'a>], (Span, Code)> {
    let mut parser = Parser::new(arena, text);
    parser.statements();
    parser.expect(token::END, Code::ExpectedStatement);
    parser.finish()
}
