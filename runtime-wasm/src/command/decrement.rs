//! `decrement`: takes an amount from a number.

use super::increment;
use crate::compile::Compiler;
use crate::expression::Operator;
use hypertide_grammar::hyperscript::command::decrement::Decrement;

pub(super) fn compile(c: &mut Compiler, decrement: &Decrement) {
    increment::by(c, decrement.target, decrement.by, Operator::Subtract);
}
