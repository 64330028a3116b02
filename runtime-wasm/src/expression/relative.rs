//! `next <css/>`, `previous <css/>`: the nearest element before or after that a selector fits.

use super::Operator;
use crate::compile::Compiler;
use hypertide_grammar::hyperscript::expression::relative::{Relative, Scope};

pub(super) fn compile(c: &mut Compiler, relative: &Relative) {
    c.expression(relative.what);
    c.target(relative.from);
    let operator = match (&relative.scope, relative.forward) {
        (Scope::In(list), forward) => {
            c.expression(list);
            if forward { Operator::NextIn } else { Operator::PreviousIn }
        }
        (Scope::Within(root), forward) => {
            c.expression(root);
            if forward { Operator::Next } else { Operator::Previous }
        }
        (Scope::Page, forward) => {
            c.undefined();
            if forward { Operator::Next } else { Operator::Previous }
        }
    };
    c.boolean(relative.wrapping);
    c.operate(operator, 4);
}
