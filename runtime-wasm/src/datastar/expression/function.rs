//! `(a, b) => c`

use super::{Expression, Operator};
use crate::vm::Op;
use hypertide_grammar::datastar::expression::arrow::{Arrow, Body};

impl Expression {
    pub(super) fn arrow(&mut self, arrow: &Arrow) {
        let over = self.c.jump(Op::Arrow);
        self.scopes.push(Vec::new());
        for (n, target) in arrow.parameters.iter().enumerate() {
            self.c.op(Op::Given);
            self.c.number(n as u32);
            self.operate(Operator::Argument, 2);
            self.target(target);
        }
        if let Some(rest) = &arrow.rest {
            self.c.op(Op::Given);
            self.c.number(arrow.parameters.len() as u32);
            self.operate(Operator::Rest, 2);
            self.pattern(rest);
        }
        match &arrow.body {
            Body::Expression(value) => {
                self.value(value);
                self.c.end();
            }
            Body::Block(block) => {
                self.statements(&block.statements);
                self.c.done();
            }
        }
        self.scopes.pop();
        self.c.land(over);
        if arrow.is_async {
            self.operate(Operator::Asynchronous, 1);
        }
    }
}
