//! A value and the steps that lead on from it: `x.y`, `x's y`, `y of x`, `x(y)`, `x as Int`, `x in y`.

use super::{Operator, attribute, collection, index, list, style};
use crate::compile::Compiler;
use hypertide_grammar::hyperscript::expression::{
    index::Index,
    path::{Path, StepKind},
};

/// The value behind the first `count` steps.
pub(super) fn compile(c: &mut Compiler, path: &Path, count: usize) {
    c.expression(path.root);
    let mut before = path.root.span;
    let mut steps = path.steps.iter().take(count).peekable();
    while let Some(step) = steps.next() {
        // A method belongs to what stands before its name.
        let arguments = match steps.peek().map(|next| (&next.kind, next.span)) {
            Some((StepKind::Call(arguments), span)) => Some((arguments, span)),
            _ => None,
        };
        c.within(step.span, |c| match (&step.kind, arguments) {
            (StepKind::Property(name), Some((arguments, span))) => {
                c.text(name);
                c.within(span, |c| {
                    list(c, arguments);
                    c.operate(Operator::CallMethod, 3);
                    c.needs(before, step.span);
                });
                steps.next();
            }
            (StepKind::Index(at), Some((arguments, span))) if matches!(**at, Index::At(_)) => {
                if let Index::At(at) = &**at {
                    c.expression(at);
                }
                c.within(span, |c| {
                    list(c, arguments);
                    c.operate(Operator::CallMethod, 3);
                    c.needs(before, step.span);
                });
                steps.next();
            }
            (StepKind::Property(name), _) => {
                c.text(name);
                c.operate(Operator::Get, 2);
            }
            (StepKind::Attribute(attribute), _) => attribute::step(c, attribute),
            (StepKind::Style(style), _) => style::step(c, *style),
            (StepKind::Index(at), _) => index::step(c, at),
            (StepKind::Call(arguments), _) => {
                list(c, arguments);
                c.operate(Operator::Call, 2);
                c.needs(before, before);
            }
            (StepKind::As(conversion), _) => {
                c.text(conversion.name);
                c.operate(Operator::Convert, 2);
            }
            (StepKind::In(target), _) => {
                c.expression(target);
                c.operate(Operator::IsIn, 2);
            }
            (StepKind::Collection(what), _) => collection::step(c, what),
        });
        before = step.span;
    }
}
