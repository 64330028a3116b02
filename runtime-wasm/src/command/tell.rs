//! `tell`: runs commands with another implicit target.

use crate::compile::Compiler;
use crate::expression::Operator;
use crate::vm::Op;
use hypertide_grammar::hyperscript::command::tell::Tell;

pub(super) fn compile(c: &mut Compiler, tell: &Tell) {
    let (told, before) = (c.hidden(), c.hidden());
    c.expression(tell.target);
    c.operate(Operator::Told, 1);
    c.emit(Op::SetLocal, told);
    c.op(Op::You);
    c.emit(Op::SetLocal, before);
    let head = c.here();
    c.emit(Op::Local, told);
    c.operate(Operator::Advance, 1);
    c.op(Op::Duplicate);
    c.text("done");
    c.operate(Operator::Get, 2);
    let out = c.jump(Op::JumpIf);
    c.text("value");
    c.operate(Operator::Get, 2);
    c.op(Op::SetYou);
    c.commands(tell.body);
    c.emit(Op::Jump, head);
    c.land(out);
    c.op(Op::Pop);
    c.emit(Op::Local, before);
    c.op(Op::SetYou);
}
