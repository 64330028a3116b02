//! A value and the steps that lead on from it.
//!
//! The steps lie in a row and not inside one another, so that `a.b.c.d` nests no deeper than `a`.
//!
//! ```hyperscript
//! on click log $list[0].name's length, (it as JSON).total.toFixed(2)
//! ```

use super::{
    Expr, Form, attribute::Attribute, conversion::Conversion, index::Index, parse_leaf, style::Style,
};
use super::{attribute, call, collection, conversion, r#in, index, of, possessive, property};
use crate::diagnostic::Expected;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;
use crate::span::Span;

/// A value and the steps that lead on from it, at least one.
#[derive(Clone, Copy, Debug)]
pub struct Path<'a> {
    /// Where it starts.
    pub root: &'a Expr<'a>,
    /// What is done with it, in this order.
    pub steps: &'a [Step<'a>],
}

/// One step.
#[derive(Clone, Copy, Debug)]
pub struct Step<'a> {
    /// The text from the start of the path to the end of this step, which errors quote. For `y of x` the steps from
    /// `y` on have the whole text.
    pub span: Span,
    /// What it does.
    pub kind: StepKind<'a>,
}

/// What a step does with the value before it.
#[derive(Clone, Copy, Debug)]
pub enum StepKind<'a> {
    /// `x.name`, `x's name`, `name of x`
    Property(&'a str),
    /// `x's @name`, `x@name`, `@name of x`
    Attribute(Attribute<'a>),
    /// `x's *name`, `*name of x`
    Style(Style<'a>),
    /// `x[at]`, `x[from..to]`
    Index(&'a Index<'a>),
    /// `x(arguments)`. Behind a property, an attribute or an index it is a method of what stands before that.
    Call(&'a [&'a Expr<'a>]),
    /// `x as Conversion`; `x as A | B` is two of them.
    As(Conversion<'a>),
    /// `x in y`: those of `x` that are in `y`.
    In(&'a Expr<'a>),
    /// `x where …`, `x sorted by …` and the like.
    Collection(&'a collection::Collection<'a>),
}

/// A value and the steps behind it.
pub(crate) fn parse<'a>(p: &mut Parser<'a>) -> &'a Expr<'a> {
    let owner = matches!(p.token.keyword, Keyword::My | Keyword::Its | Keyword::Your);
    let root = parse_leaf(p);
    let mut steps = Vec::new();
    if owner
        && matches!(root.form, Form::Implicit(_))
        && matches!(p.token.kind, Kind::Word | Kind::Attribute | Kind::Style)
    {
        possessive::step(p, root.span.start, &mut steps);
    }
    lead_on(p, root, steps)
}

/// The steps behind a value that has been read.
pub(crate) fn continued<'a>(p: &mut Parser<'a>, root: &'a Expr<'a>) -> &'a Expr<'a> {
    lead_on(p, root, Vec::new())
}

fn lead_on<'a>(p: &mut Parser<'a>, mut root: &'a Expr<'a>, mut steps: Vec<Step<'a>>) -> &'a Expr<'a> {
    let start = root.span.start;
    loop {
        match p.token.kind {
            Kind::Dot => property::step(p, start, &mut steps),
            Kind::OpenParen => call::step(p, start, &mut steps),
            Kind::OpenBracket => index::step(p, start, &mut steps),
            Kind::Apostrophe => {
                p.advance();
                if !p.take(Keyword::S) {
                    return p.fail_expected(&[Expected::Possessive]);
                }
                possessive::step(p, start, &mut steps);
            }
            Kind::Attribute => {
                let kind = StepKind::Attribute(attribute::parse(p));
                p.step(start, &mut steps, kind);
            }
            Kind::Word if p.at(Keyword::As) => conversion::step(p, start, &mut steps),
            Kind::Word if p.at(Keyword::In) => r#in::step(p, start, &mut steps),
            Kind::Word if p.at(Keyword::Of) => root = of::step(p, root, &mut steps),
            _ => break,
        }
    }
    with_steps(p, root, &steps)
}

/// A value with steps behind it, or the value itself where there are none.
#[inline(never)]
pub(crate) fn with_steps<'a>(p: &Parser<'a>, root: &'a Expr<'a>, steps: &[Step<'a>]) -> &'a Expr<'a> {
    match steps.last() {
        Some(last) => p.expr(last.span, Form::Path(Path { root, steps: p.list(steps) })),
        None => root,
    }
}
