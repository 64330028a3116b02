//! `increment`: adds an amount to a number.

use crate::compile::Compiler;
use crate::expression::{Operator, prepare, store};
use crate::vm::Op;
use hypertide_grammar::hyperscript::command::increment::Increment;
use hypertide_grammar::hyperscript::expression::Expr;

pub(super) fn compile(c: &mut Compiler, increment: &Increment) {
    by(c, increment.target, increment.by, Operator::Add);
}

/// Changes a number by an amount, or by 1; what it is then is the result.
pub(super) fn by(c: &mut Compiler, target: &Expr, by: Option<&Expr>, operator: Operator) {
    prepare(c, target);
    c.expression(target);
    c.operate(Operator::Amount, 1);
    match by {
        Some(by) => {
            c.expression(by);
            c.operate(Operator::Number, 1);
        }
        None => c.number(1),
    }
    c.operate(operator, 2);
    c.op(Op::Duplicate);
    c.op(Op::SetResult);
    store(c, target);
}
