//! The subset of JavaScript that stands in Datastar's attributes.
//!
//! Statements divided by `;` or by line ends where JavaScript divides there; the value of the last is the value. One
//! form is one file: its struct, its syntax, its tests. Where a form is left out, the text says so with its place and
//! what to write instead.
//!
//! The tree borrows from the text. It nests at most 200 deep; what can be long (`a + b + …`, `a.b.c…`) lies in a row.

pub mod action;
pub mod array;
pub mod arrow;
pub mod assignment;
pub mod r#await;
pub mod binary;
pub mod block;
pub mod chain;
pub mod conditional;
pub mod declaration;
pub mod for_of;
pub mod r#if;
pub mod logical;
pub mod new;
pub mod number;
pub mod object;
mod operators;
mod outside;
mod parser;
pub mod pattern;
mod primary;
pub mod problem;
pub mod regexp;
pub mod r#return;
pub mod sequence;
pub mod signal;
pub mod statement;
pub mod string;
pub mod template;
mod token;
pub mod unary;
pub mod update;

use crate::span::Span;
use parser::Parser;
use problem::{Code, Expected};
use statement::Statement;
use std::borrow::Cow;

/// A value. Parentheses leave no node, but the span of what is in them then includes them.
#[derive(Debug)]
pub struct Expr<'a> {
    /// Its text, which errors quote.
    pub span: Span,
    /// What it is.
    pub form: Form<'a>,
}

/// The forms of an expression.
#[derive(Debug)]
pub enum Form<'a> {
    /// `null`
    Null,
    /// `true`, `false`
    Boolean(bool),
    /// `1`, `2.5`, `0xff`, `10n`
    Number(number::Number<'a>),
    /// `'text'`, `"text"`
    String(Cow<'a, str>),
    /// `` `text ${value}` ``
    Template(Vec<template::Part<'a>>),
    /// `/pattern/flags`
    RegExp(regexp::RegExp<'a>),
    /// `[a, ...b]`
    Array(Vec<array::Element<'a>>),
    /// `{a: 1, b, ...c}`
    Object(Vec<object::Property<'a>>),
    /// `el`, `evt`, a local name, a global; `$` alone is the whole store.
    Name(&'a str),
    /// `$name`: the first name of a signal's path, without the `$`. What follows it are the steps of a [`chain`].
    Signal(&'a str),
    /// `@name(…)`
    Action(action::Action<'a>),
    /// `a.b`, `a[b]`, `a(b)`, `a?.b` in a row.
    Chain(chain::Chain<'a>),
    /// `new A(b)`
    New(Box<new::New<'a>>),
    /// `-a`, `!a`, `typeof a`
    Unary(Box<unary::Unary<'a>>),
    /// `await a`
    Await(Box<Expr<'a>>),
    /// `a++`, `--a`
    Update(Box<update::Update<'a>>),
    /// `a + b - c`: operators of the same precedence in a row.
    Binary(binary::Binary<'a>),
    /// `a && b && c`: the same operator in a row.
    Logical(logical::Logical<'a>),
    /// `a ? b : c`
    Conditional(Box<conditional::Conditional<'a>>),
    /// `a = b`, `a += b`, `a ??= b`
    Assignment(Box<assignment::Assignment<'a>>),
    /// `(a, b) => c`
    Arrow(Box<arrow::Arrow<'a>>),
    /// `a, b`
    Sequence(Vec<Expr<'a>>),
}

/// What an attribute says: its statements in their order.
#[derive(Debug)]
pub struct Program<'a> {
    /// The value of the last one, where it is an expression, is the value.
    pub statements: Vec<Statement<'a>>,
}

/// Reads an expression: what an attribute's value holds.
///
/// # Errors
/// The first thing that is wrong, with its place; what is JavaScript and left out says what to write instead.
pub fn parse(text: &str) -> Result<Program<'_>, (Span, Code)> {
    let mut parser = Parser::new(text)?;
    let statements = parser.statements()?;
    match parser.peek().kind {
        token::Kind::End => Ok(Program { statements }),
        _ => parser.unexpected(Expected::Statement),
    }
}
