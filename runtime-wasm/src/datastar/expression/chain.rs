//! `a.b`, `a[b]`, `a(b)`, `a?.b`

use super::{Expression, Operator};
use crate::vm::Op;
use hypertide_grammar::datastar::expression::{Kind, Node};

impl<'a> Expression<'a> {
    /// The value where a chain starts, and its steps.
    pub(super) fn chain(&mut self, nodes: &[Node<'a>]) {
        let Some((root, steps)) = nodes.split_first() else { return };
        let mut ends = Vec::new();
        self.value(root);
        let name = if matches!(root.kind, Kind::Name | Kind::Signal) { root.text } else { "this" };
        let mut steps = steps.iter().peekable();
        while let Some(step) = steps.next() {
            let outer = self.c.enter_span(step.span);
            if step.flag != 0 {
                ends.push(self.c.jump(Op::Optional));
            }
            if step.kind == Kind::Call {
                self.elements(step.children);
                self.c.text(name);
                self.operate(Operator::Call, 3);
            } else {
                self.part(step);
                // `a.b(c)` is a method of `a`
                match steps.peek().filter(|next| next.kind == Kind::Call) {
                    Some(call) if call.flag == 0 => {
                        self.elements(call.children);
                        self.operate(Operator::CallMethod, 3);
                        steps.next();
                    }
                    Some(_) => self.operate(Operator::Bound, 2),
                    None => self.operate(Operator::Get, 2),
                }
            }
            self.c.leave_span(outer);
        }
        for end in ends {
            self.c.land(end);
        }
    }

    /// Leaves the name of a property, or an index.
    pub(super) fn part(&mut self, step: &Node<'a>) {
        match step.children.first() {
            Some(index) => self.value(index),
            None => self.c.text(step.text),
        }
    }
}
