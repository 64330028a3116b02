//! `first of x`, `last in x`, `random <css/>`: one of a collection, or of an element's children.

use super::Operator;
use crate::compile::Compiler;
use hypertide_grammar::hyperscript::expression::positional::{Positional, Which};

pub(super) fn compile(c: &mut Compiler, positional: &Positional) {
    c.expression(positional.of);
    let operator = match positional.which {
        Which::First => Operator::First,
        Which::Last => Operator::Last,
        Which::Random => Operator::Random,
    };
    c.operate(operator, 1);
}
