//! `put`: writes a value into a place, or beside it.

use super::Effect;
use crate::compile::Compiler;
use crate::expression::{prepare, store};
use crate::vm::Op;
use hypertide_grammar::hyperscript::command::put::{Place, Put};
use hypertide_grammar::hyperscript::expression::{Expr, Form, path::StepKind};

pub(super) fn compile(c: &mut Compiler, put: &Put) {
    let target = &put.target;
    let place = match put.place {
        Place::Into => return into(c, target, put.value),
        Place::Before => "before",
        Place::After => "after",
        Place::Start => "prepend",
        Place::End => "append",
    };
    c.expression(target);
    c.expression(put.value);
    c.text(place);
    c.effect(Effect::PutBeside, 3);
    c.needs(target.span, target.span);
    c.op(Op::Pop);
}

fn into(c: &mut Compiler, target: &Expr, value: &Expr) {
    let assigned = match &target.form {
        Form::Attribute(_) | Form::Style(_) => true,
        Form::Path(path) => path.steps.last().is_some_and(|step| {
            matches!(
                step.kind,
                StepKind::Property(_) | StepKind::Attribute(_) | StepKind::Style(_) | StepKind::Index(_)
            )
        }),
        _ => false,
    };
    if assigned {
        prepare(c, target);
        c.expression(value);
        store(c, target);
    } else if matches!(target.form, Form::Symbol(_) | Form::Implicit(_)) {
        // An element that a variable holds is written into; any other variable is assigned to.
        let kept = c.hidden();
        c.expression(value);
        c.op(Op::Duplicate);
        c.emit(Op::SetLocal, kept);
        c.expression(target);
        c.effect(Effect::Fill, 2);
        let filled = c.jump(Op::JumpIf);
        c.emit(Op::Local, kept);
        store(c, target);
        c.land(filled);
    } else {
        c.expression(target);
        c.expression(value);
        c.effect(Effect::PutInto, 2);
        c.needs(target.span, target.span);
        c.op(Op::Pop);
    }
}
