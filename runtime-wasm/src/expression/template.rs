//! Text with `${…}` in it.

use super::Operator;
use crate::compile::Compiler;
use hypertide_grammar::hyperscript::expression::template::Part;

/// The text.
pub(crate) fn join(c: &mut Compiler, parts: &[Part]) {
    list(c, parts);
    c.operate(Operator::Text, 1);
}

/// The parts as a list.
pub(super) fn list(c: &mut Compiler, parts: &[Part]) {
    for part in parts {
        match part {
            Part::Text(text) => c.text(text),
            Part::Value(expr) => c.expression(expr),
        }
    }
    c.list(parts.len());
}
