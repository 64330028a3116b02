//! `throw`: throws a value.

use crate::compile::Compiler;
use crate::vm::Op;
use hypertide_grammar::hyperscript::expression::Expr;

pub(super) fn compile(c: &mut Compiler, value: &Expr) {
    c.expression(value);
    c.op(Op::Raise);
}
