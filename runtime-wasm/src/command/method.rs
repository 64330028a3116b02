//! A method of a target, written as a command: `reset() on #form`.

use crate::compile::Compiler;
use crate::expression::{Operator, list};
use crate::vm::Op;
use hypertide_grammar::hyperscript::command::method::Method;

pub(super) fn compile(c: &mut Compiler, method: &Method) {
    let target = c.target(method.target);
    c.text(method.name);
    list(c, method.arguments);
    c.operate(Operator::CallMethod, 3);
    c.needs(target, c.span());
    c.op(Op::SetResult);
}
