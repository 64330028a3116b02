//! `{name: value}` and named arguments.

use super::Operator;
use crate::compile::Compiler;
use hypertide_grammar::hyperscript::expression::object::{Key, Object};

pub(crate) fn compile(c: &mut Compiler, object: &Object) {
    for entry in object.entries {
        match &entry.key {
            Key::Static(name) => c.text(name),
            Key::Computed(expr) => c.expression(expr),
        }
        c.expression(entry.value);
    }
    c.list(object.entries.len() * 2);
    c.operate(Operator::Object, 1);
}
