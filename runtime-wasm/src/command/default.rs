//! `default`: assigns where there is no value yet.

use crate::compile::Compiler;
use crate::expression::{Operator, prepare, store};
use crate::vm::Op;
use hypertide_grammar::hyperscript::command::default::Default;

pub(super) fn compile(c: &mut Compiler, default: &Default) {
    c.expression(default.target);
    c.operate(Operator::Blank, 1);
    let over = c.jump(Op::JumpUnless);
    prepare(c, default.target);
    c.expression(default.value);
    store(c, default.target);
    c.land(over);
}
