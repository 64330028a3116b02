//! `x[at]`, `x[from..to]`: a member, or a slice.

use super::Operator;
use crate::compile::Compiler;
use hypertide_grammar::hyperscript::expression::index::Index;

/// The member, or the slice, of what is on the stack.
pub(super) fn step(c: &mut Compiler, index: &Index) {
    match index {
        Index::At(at) => {
            c.expression(at);
            c.operate(Operator::Index, 2);
        }
        Index::To(to) => {
            c.undefined();
            c.expression(to);
            c.operate(Operator::Slice, 3);
        }
        Index::From(from) => {
            c.expression(from);
            c.operate(Operator::Slice, 2);
        }
        Index::Between(from, to) => {
            c.expression(from);
            c.expression(to);
            c.operate(Operator::Slice, 3);
        }
    }
}
