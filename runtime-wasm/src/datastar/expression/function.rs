//! `(a, b) => c`

use super::{Expression, Operator};
use crate::vm::Op;
use hypertide_grammar::datastar::expression::Node;

impl<'a> Expression<'a> {
    pub(super) fn arrow(&mut self, arrow: &Node<'a>) {
        let Some((body, parameters)) = arrow.children.split_last() else { return };
        let over = self.c.jump(Op::Arrow);
        let outer = self.names.len();
        self.items(parameters, Op::Given);
        if body.is_expression() {
            self.value(body);
            self.c.end();
        } else {
            self.statements(body.children);
            self.c.done();
        }
        self.names.truncate(outer);
        self.c.land(over);
        if arrow.flag != 0 {
            self.operate(Operator::Asynchronous, 1);
        }
    }
}
