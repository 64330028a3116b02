//! A value and the steps that lead on from it.
//!
//! The steps lie in a row and not inside one another, so that `a.b.c.d` nests no deeper than `a`.

use super::{Expr, attribute::Attribute, collection, conversion::Conversion, index::Index, style::Style};
use crate::span::Span;

/// A value and the steps that lead on from it, at least one.
#[derive(Debug)]
pub struct Path<'a> {
    /// Where it starts.
    pub root: Box<Expr<'a>>,
    /// What is done with it, in this order.
    pub steps: Vec<Step<'a>>,
}

/// One step.
#[derive(Debug)]
pub struct Step<'a> {
    /// The text from the start of the path to the end of this step, which errors quote. For `y of x` the steps from
    /// `y` on have the whole text.
    pub span: Span,
    /// What it does.
    pub kind: StepKind<'a>,
}

/// What a step does with the value before it.
#[derive(Debug)]
pub enum StepKind<'a> {
    /// `x.name`, `x's name`, `name of x`
    Property(&'a str),
    /// `x's @name`, `x@name`, `@name of x`
    Attribute(Attribute<'a>),
    /// `x's *name`, `*name of x`
    Style(Style<'a>),
    /// `x[at]`, `x[from..to]`
    Index(Box<Index<'a>>),
    /// `x(arguments)`. Behind a property, an attribute or an index it is a method of what stands before that.
    Call(Vec<Expr<'a>>),
    /// `x as Conversion`; `x as A | B` is two of them.
    As(Conversion<'a>),
    /// `x in y`: those of `x` that are in `y`.
    In(Box<Expr<'a>>),
    /// `x where …`, `x sorted by …` and the like.
    Collection(Box<collection::Collection<'a>>),
}
