//! `return` and `exit`: end the run.

use crate::compile::Compiler;
use crate::vm::Op;
use hypertide_grammar::hyperscript::expression::Expr;

pub(super) fn compile(c: &mut Compiler, value: Option<&Expr>) {
    match value {
        Some(value) => {
            c.expression(value);
            c.op(Op::End);
        }
        None => c.done(),
    }
}
