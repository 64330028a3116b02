//! `set`: assigns.

use super::Effect;
use crate::compile::Compiler;
use crate::expression::{object, prepare, store};
use crate::vm::Op;
use hypertide_grammar::hyperscript::command::set::Set;

pub(crate) fn compile(c: &mut Compiler, set: &Set) {
    match set {
        Set::Value(assignment) => {
            prepare(c, assignment.target);
            c.expression(assignment.value);
            store(c, assignment.target);
        }
        Set::Properties(properties) => {
            object(c, &properties.object);
            c.expression(properties.target);
            c.effect(Effect::SetAll, 2);
            let target = properties.target.span;
            c.needs(target, target);
            c.op(Op::Pop);
        }
    }
}
