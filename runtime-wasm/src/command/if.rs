//! `if`: runs one of two lists of commands.

use crate::compile::Compiler;
use crate::vm::Op;
use hypertide_grammar::hyperscript::command::r#if::If;

pub(super) fn compile(c: &mut Compiler, condition: &If) {
    c.expression(condition.condition);
    let otherwise = c.jump(Op::JumpUnless);
    c.commands(condition.then);
    if condition.otherwise.is_empty() {
        c.land(otherwise);
    } else {
        let end = c.jump(Op::Jump);
        c.land(otherwise);
        c.commands(condition.otherwise);
        c.land(end);
    }
}
