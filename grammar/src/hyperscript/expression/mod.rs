//! What has a value.

pub mod array;
pub mod attribute;
pub mod beep;
pub mod block;
pub mod boolean;
pub mod call;
pub mod class;
pub mod closest;
pub mod collection;
pub mod comparison;
pub mod conversion;
pub mod css;
pub mod id;
pub mod implicit;
pub mod r#in;
pub mod index;
pub mod logical;
pub mod math;
pub mod negative;
pub mod no;
pub mod not;
pub mod null;
pub mod number;
pub mod object;
pub mod of;
pub mod path;
pub mod positional;
pub mod possessive;
pub mod property;
pub mod query;
pub mod relative;
pub mod selector;
pub mod some;
pub mod string;
pub mod style;
pub mod symbol;
pub mod template;
pub mod type_check;
pub mod unit;

use crate::span::Span;
use std::borrow::Cow;

/// An expression. Parentheses leave no node, but the span of what is in them then includes them.
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
    /// `1`, `2.5`, `1e-3`
    Number(number::Number<'a>),
    /// `"text"`, `'text'`, and bare URLs where they are allowed.
    String(Cow<'a, str>),
    /// Text with `${…}` in it, between backticks.
    Template(Vec<template::Part<'a>>),
    /// `[1, 2]`
    Array(Vec<Expr<'a>>),
    /// `{name: value}`
    Object(object::Object<'a>),
    /// `\ x -> expression`
    Block(Box<block::Block<'a>>),
    /// `me`, `it`, `event` and the like.
    Implicit(implicit::Implicit),
    /// A variable.
    Symbol(Box<symbol::Symbol<'a>>),
    /// `#id`, `#{expression}`
    Id(selector::Selector<'a>),
    /// `.class`, `.{expression}`
    Class(selector::Selector<'a>),
    /// `<css/>`
    Query(query::Query<'a>),
    /// `@name` of the implicit target (`you`, else `me`).
    Attribute(attribute::Attribute<'a>),
    /// `*name` of the implicit target (`you`, else `me`).
    Style(style::Style<'a>),
    /// A value and the steps that lead on from it: `x.y`, `x's y`, `y of x`, `x[1]`, `x(y)`, `x as Int`, `x in y`, …
    Path(path::Path<'a>),
    /// `closest [parent] <css/> [to TARGET]`
    Closest(Box<closest::Closest<'a>>),
    /// `next <css/>`, `previous <css/>`
    Relative(Box<relative::Relative<'a>>),
    /// `first of x`, `last of x`, `random in x`
    Positional(Box<positional::Positional<'a>>),
    /// `a + b + c`: one operator, two operands or more.
    Math(math::Math<'a>),
    /// `-x`
    Negative(Box<Expr<'a>>),
    /// `not x`
    Not(Box<Expr<'a>>),
    /// `no x`: is it null, undefined or empty?
    No(Box<Expr<'a>>),
    /// `some x`: the opposite of `no x`.
    Some(Box<Expr<'a>>),
    /// `x is y` and all the others.
    Comparison(Box<comparison::Comparison<'a>>),
    /// `a and b and c`: one operator, two operands or more.
    Logical(logical::Logical<'a>),
    /// `10px`, `50%`: text. Also with an expression before the unit.
    Unit(Box<unit::Unit<'a>>),
    /// `2s`, `200 ms`: a number of milliseconds.
    Time(Box<unit::Time<'a>>),
    /// `x: String`: throws where it is not one.
    TypeCheck(Box<type_check::TypeCheck<'a>>),
    /// `beep! x`: shows the value on the console and passes it on.
    Beep(Box<Expr<'a>>),
}
