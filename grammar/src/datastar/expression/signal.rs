//! `$name`, `$a.b-c`

use super::chain::{Chain, Step, StepKind};
use super::parser::Parser;
use super::{Expr, Form};
use crate::span::Span;

impl<'a> Parser<'a> {
    /// A signal; `$a.b` is the signal `a` and a step. A hyphen right behind a name belongs to it.
    pub(super) fn signal(&mut self) -> Expr<'a> {
        let span = self.bump().span;
        let mut names = span.of(self.text).get(1..).unwrap_or("").split('.');
        let mut end = span.start + 1;
        let mut root = None;
        let mut steps = Vec::new();
        for name in &mut names {
            end += name.len() as u32;
            let here = Span::new(span.start, end);
            // the dot
            end += 1;
            if root.is_none() {
                root = Some(Expr { span: here, form: Form::Signal(name) });
            } else {
                steps.push(Step { span: here, optional: false, kind: StepKind::Property(name) });
            }
        }
        let root = root.unwrap_or(Expr { span, form: Form::Signal("") });
        if steps.is_empty() {
            root
        } else {
            Expr { span, form: Form::Chain(Chain { root: Box::new(root), steps }) }
        }
    }
}
