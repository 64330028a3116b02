//! `get`, `call`, and a call that stands alone: evaluates and keeps the value as `it`.

use crate::compile::Compiler;
use crate::vm::Op;
use hypertide_grammar::hyperscript::expression::Expr;

pub(super) fn compile(c: &mut Compiler, value: &Expr) {
    c.expression(value);
    c.op(Op::SetResult);
}
