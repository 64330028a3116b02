//! `2s`, `10px`, `50%`: a value with a unit.

use super::Operator;
use crate::compile::Compiler;
use hypertide_grammar::hyperscript::expression::unit::{Time, Unit};

/// A text: the value and its unit.
pub(super) fn text(c: &mut Compiler, unit: &Unit) {
    c.text("");
    c.expression(unit.value);
    c.operate(Operator::Add, 2);
    c.text(unit.unit);
    c.operate(Operator::Add, 2);
}

/// A number of milliseconds.
pub(super) fn time(c: &mut Compiler, time: &Time) {
    c.expression(time.value);
    c.number(time.factor);
    c.operate(Operator::Multiply, 2);
}
