//! `\ x -> expression`: a function, whose parameters are variables of the run around it.

use super::names;
use crate::compile::Compiler;
use crate::vm::Op;
use hypertide_grammar::hyperscript::expression::block::Block;

pub(super) fn compile(c: &mut Compiler, block: &Block) {
    names(c, block.parameters);
    c.part(Op::Block, |c| c.expression(block.body));
}
