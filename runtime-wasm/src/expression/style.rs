//! `*name`, `*computed-name`: a style of the implicit target.

use super::Operator;
use crate::compile::Compiler;
use crate::vm::Op;
use hypertide_grammar::hyperscript::expression::style::Style;

pub(super) fn compile(c: &mut Compiler, style: Style) {
    c.op(Op::Implied);
    step(c, style);
}

/// The style of what is on the stack.
pub(super) fn step(c: &mut Compiler, style: Style) {
    c.text(style.name);
    c.operate(if style.computed { Operator::Computed } else { Operator::Style }, 2);
}
