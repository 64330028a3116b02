//! `#id`, `.class` and what follows their marks.

use super::Operator;
use crate::compile::Compiler;
use crate::vm::Op;
use hypertide_grammar::hyperscript::expression::{Expr, Form, query::Query, selector::Selector};

/// The element with an id.
pub(super) fn id(c: &mut Compiler, selector: &Selector) {
    c.op(Op::Me);
    name(c, selector);
    c.operate(Operator::Id, 2);
}

/// The elements of a class.
pub(super) fn class(c: &mut Compiler, selector: &Selector) {
    c.op(Op::Me);
    name(c, selector);
    c.operate(Operator::ClassQuery, 2);
}

/// The name itself.
pub(crate) fn name(c: &mut Compiler, selector: &Selector) {
    match selector {
        Selector::Static(name) => c.text(name),
        Selector::Computed(expr) => c.expression(expr),
    }
}

/// The text of a selector that is written out; nothing for a computed one, or something else.
pub(crate) fn css(expr: &Expr) -> Option<String> {
    let (mark, name) = match &expr.form {
        Form::Id(Selector::Static(name)) => ("#", &**name),
        Form::Class(Selector::Static(name)) => (".", &**name),
        Form::Query(Query::Static(text)) => ("", *text),
        _ => return None,
    };
    let mut css = String::from(mark);
    css.push_str(name);
    Some(css)
}
