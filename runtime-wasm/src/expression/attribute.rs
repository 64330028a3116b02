//! `@name`: an attribute of the implicit target.

use super::Operator;
use crate::compile::Compiler;
use crate::vm::Op;
use hypertide_grammar::hyperscript::expression::attribute::Attribute;

pub(super) fn compile(c: &mut Compiler, attribute: &Attribute) {
    c.op(Op::Implied);
    step(c, attribute);
}

/// The attribute of what is on the stack.
pub(super) fn step(c: &mut Compiler, attribute: &Attribute) {
    c.text(attribute.name);
    c.operate(Operator::Attribute, 2);
}
