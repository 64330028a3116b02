//! `a.b`, `a[b]`, `a(b)`, `a?.b`: a value and the steps that lead on from it.

use super::array::Element;
use super::outside::Outside;
use super::parser::{CLOSE, CLOSE_INDEX, Failure, OPEN, OPEN_INDEX, Parser};
use super::problem::{Code, Expected};
use super::token::{Kind, punctuator};
use super::{Expr, Form};
use crate::span::Span;

/// A value and the steps that lead on from it, at least one.
///
/// Where an optional step meets null or undefined, the value of the whole chain is undefined and the steps behind it are
/// not taken. A chain in parentheses that has such a step is the root of another one.
#[derive(Debug)]
pub struct Chain<'a> {
    /// Where it starts.
    pub root: Box<Expr<'a>>,
    /// In their order.
    pub steps: Vec<Step<'a>>,
}

/// One step.
#[derive(Debug)]
pub struct Step<'a> {
    /// From the start of the chain to the end of the step, which errors quote.
    pub span: Span,
    /// Is it `?.`?
    pub optional: bool,
    /// What it does.
    pub kind: StepKind<'a>,
}

/// What a step does with the value before it.
#[derive(Debug)]
pub enum StepKind<'a> {
    /// `a.name`
    Property(&'a str),
    /// `a[index]`
    Index(Expr<'a>),
    /// `a(arguments)`. Behind a property or an index it is a method of what stands before that.
    Call(Vec<Element<'a>>),
}

impl Chain<'_> {
    /// Can it be given a value?
    pub(super) fn is_place(&self) -> bool {
        self.can_delete() && !self.has_optional()
    }

    /// Does it end in a property or an index?
    pub(super) fn can_delete(&self) -> bool {
        !matches!(self.steps.last(), None | Some(Step { kind: StepKind::Call(_), .. }))
    }

    fn has_optional(&self) -> bool {
        self.steps.iter().any(|step| step.optional)
    }
}

impl<'a> Parser<'a> {
    /// A value and what is asked of it.
    pub(super) fn chain(&mut self) -> Result<Expr<'a>, Failure> {
        let start = self.peek().span.start;
        let root = self.primary()?;
        self.steps(root, start, true)
    }

    /// The steps behind a value; `calls` says whether `(` and `?.` are among them (they are not behind `new`).
    pub(super) fn steps(&mut self, root: Expr<'a>, start: u32, calls: bool) -> Result<Expr<'a>, Failure> {
        const DOT: u32 = punctuator(".");
        const OPTIONAL: u32 = punctuator("?.");
        // `(a.b)()` is a method call, `(a?.b).c` does not stop where the inner chain does
        let (root, mut steps) = match root.form {
            Form::Chain(chain) if !chain.has_optional() => (chain.root, chain.steps),
            form => (Box::new(Expr { span: root.span, form }), Vec::new()),
        };
        loop {
            let next = self.peek();
            let optional = next.code == OPTIONAL && calls;
            if optional {
                self.bump();
            }
            let code = self.peek().code;
            let kind = if code == OPEN_INDEX {
                self.bump();
                let index = self.expression()?;
                self.expect(CLOSE_INDEX, Expected::Closing(']'))?;
                StepKind::Index(index)
            } else if code == OPEN && calls {
                self.bump();
                StepKind::Call(self.elements(CLOSE)?)
            } else if optional || code == DOT {
                if !optional {
                    self.bump();
                }
                let name = self.peek();
                if name.kind != Kind::Name {
                    return self.unexpected(Expected::PropertyName);
                }
                self.bump();
                StepKind::Property(self.text_of(name))
            } else if next.kind == Kind::Template && next.first {
                return Err((next.span, Code::Outside(Outside::TaggedTemplate)));
            } else {
                break;
            };
            steps.push(Step { span: self.since(start), optional, kind });
        }
        if steps.is_empty() {
            return Ok(*root);
        }
        let span = steps.last().map_or(root.span, |step| step.span);
        Ok(Expr { span, form: Form::Chain(Chain { root, steps }) })
    }
}
