//! `x: String`: throws where a value is not of a type.

use super::Operator;
use crate::compile::Compiler;
use hypertide_grammar::hyperscript::expression::type_check::TypeCheck;

pub(super) fn compile(c: &mut Compiler, check: &TypeCheck) {
    c.expression(check.value);
    c.text(check.type_name);
    c.boolean(check.null_fits);
    c.operate(Operator::CheckType, 3);
}
