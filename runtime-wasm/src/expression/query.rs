//! `<css/>`: the elements that a selector fits.

use super::{Operator, template};
use crate::compile::Compiler;
use crate::vm::Op;
use hypertide_grammar::hyperscript::expression::query::Query;

pub(super) fn compile(c: &mut Compiler, query: &Query) {
    c.op(Op::Me);
    match query {
        Query::Static(css) => {
            c.text(css);
            c.operate(Operator::Query, 2);
        }
        Query::Template(parts) => {
            template::list(c, parts);
            c.operate(Operator::TemplateQuery, 2);
        }
    }
}
