//! `unless`: a condition behind a command.

use super::compile as command;
use crate::compile::Compiler;
use crate::vm::Op;
use hypertide_grammar::hyperscript::command::unless::Unless;

pub(super) fn compile(c: &mut Compiler, unless: &Unless) {
    c.expression(unless.condition);
    let over = c.jump(Op::JumpIf);
    c.within(unless.command.span, |c| command(c, &unless.command));
    c.land(over);
}
