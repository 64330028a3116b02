//! Writing to an expression: what stands on the left of an assignment.
//!
//! [`prepare`] leaves what has to be evaluated before the value is, [`store`] takes that and the value behind it.

use super::{path, symbol};
use crate::command::Effect;
use crate::compile::Compiler;
use crate::vm::Op;
use hypertide_grammar::hyperscript::expression::{
    Expr, Form, implicit::Implicit, index::Index, path::StepKind,
};

/// Leaves what `store` needs beneath the value.
pub(crate) fn prepare(c: &mut Compiler, target: &Expr) {
    match &target.form {
        Form::Path(path) => match path.steps.split_last() {
            Some((last, before)) => match &last.kind {
                StepKind::Property(_) | StepKind::Attribute(_) | StepKind::Style(_) => {
                    path::compile(c, path, before.len());
                }
                StepKind::Index(index) => {
                    path::compile(c, path, before.len());
                    let (Index::At(at) | Index::To(at) | Index::From(at) | Index::Between(at, _)) = &**index;
                    c.expression(at);
                }
                _ => c.expression(target),
            },
            None => c.expression(target),
        },
        Form::Attribute(_) | Form::Style(_) => c.op(Op::Implied),
        Form::Symbol(_) | Form::Implicit(_) => {}
        _ => c.expression(target),
    }
}

/// Takes the value on the stack, and what `prepare` has left beneath it.
pub(crate) fn store(c: &mut Compiler, target: &Expr) {
    match &target.form {
        Form::Symbol(symbol) => symbol::store(c, symbol),
        Form::Implicit(Implicit::Result) => c.op(Op::SetResult),
        // What the run stands on does not change.
        Form::Implicit(_) => c.op(Op::Pop),
        Form::Path(path) => {
            let Some((last, before)) = path.steps.split_last() else { return };
            let root = before.last().map_or(path.root.span, |step| step.span);
            match &last.kind {
                StepKind::Property(name) => {
                    c.text(name);
                    c.effect(Effect::SetProperty, 3);
                }
                StepKind::Attribute(attribute) => {
                    c.text(attribute.name);
                    c.effect(Effect::SetAttribute, 3);
                }
                StepKind::Style(style) => {
                    c.text(style.name);
                    c.effect(Effect::SetStyle, 3);
                }
                StepKind::Index(_) => c.effect(Effect::SetIndex, 3),
                _ => c.effect(Effect::Replace, 2),
            }
            c.needs(root, root);
            c.op(Op::Pop);
        }
        Form::Attribute(attribute) => {
            c.text(attribute.name);
            c.act(Effect::SetAttribute, 3);
        }
        Form::Style(style) => {
            c.text(style.name);
            c.act(Effect::SetStyle, 3);
        }
        _ => c.act(Effect::Replace, 2),
    }
}
