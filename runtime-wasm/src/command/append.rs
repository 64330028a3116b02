//! `append`: adds at the end of a list, a text or an element.

use super::Effect;
use crate::compile::Compiler;
use crate::expression::{implicit, prepare, store};
use crate::vm::Op;
use hypertide_grammar::hyperscript::command::append::Append;
use hypertide_grammar::hyperscript::expression::{Expr, Form, implicit::Implicit, path::StepKind};

pub(super) fn compile(c: &mut Compiler, append: &Append) {
    let (target, value) = (c.hidden(), c.hidden());
    match &append.target {
        Some(expr) => c.expression(expr),
        None => implicit(c, Implicit::Result),
    }
    c.emit(Op::SetLocal, target);
    c.expression(append.value);
    c.emit(Op::SetLocal, value);
    c.emit(Op::Local, target);
    c.emit(Op::Local, value);
    c.effect(Effect::Append, 2);
    let done = c.jump(Op::JumpIf);
    match &append.target {
        Some(expr) if !writable(expr) => c.act(Effect::CannotAppend, 0),
        assigned => {
            if let Some(expr) = assigned {
                prepare(c, expr);
            }
            c.emit(Op::Local, target);
            c.emit(Op::Local, value);
            c.effect(Effect::Joined, 2);
            match assigned {
                Some(expr) => store(c, expr),
                None => c.op(Op::SetResult),
            }
        }
    }
    c.land(done);
}

/// Whether an expression can stand on the left of an assignment.
fn writable(expr: &Expr) -> bool {
    match &expr.form {
        Form::Symbol(_)
        | Form::Implicit(_)
        | Form::Id(_)
        | Form::Class(_)
        | Form::Query(_)
        | Form::Attribute(_)
        | Form::Style(_)
        | Form::Closest(_) => true,
        Form::Path(path) => path.steps.last().is_some_and(|step| {
            !matches!(step.kind, StepKind::Call(_) | StepKind::As(_) | StepKind::Collection(_))
        }),
        _ => false,
    }
}
