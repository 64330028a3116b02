//! `a`, `[a, ...b]`, `{a, b: c = 1}`: takes a value on the stack apart, and declares its parts.

use super::{Expression, Operator};
use crate::vm::Op;
use hypertide_grammar::datastar::expression::{Kind, Node};

impl<'a> Expression<'a> {
    pub(super) fn pattern(&mut self, pattern: &Node<'a>) {
        let outer = self.c.enter_span(pattern.span);
        match pattern.kind {
            Kind::Default => {
                self.c.op(Op::Duplicate);
                self.operate(Operator::OrDefault, 1);
                let there = self.c.jump(Op::JumpUnless);
                self.c.op(Op::Pop);
                self.value(pattern.child(1));
                self.c.land(there);
                self.pattern(pattern.child(0));
            }
            Kind::Array => {
                self.operate(Operator::Array, 1);
                self.items(pattern.children, Op::Duplicate);
                self.c.op(Op::Pop);
            }
            Kind::Object => {
                for (n, pair) in pattern.children.chunks_exact(2).enumerate() {
                    let [key, target] = pair else { continue };
                    self.c.op(Op::Duplicate);
                    if key.kind == Kind::Rest {
                        for taken in pattern.children.chunks_exact(2).take(n) {
                            self.values(taken.get(..1).unwrap_or(&[]));
                        }
                        self.c.list(n);
                        self.operate(Operator::Others, 2);
                    } else {
                        self.value(key);
                        self.operate(Operator::Get, 2);
                    }
                    self.pattern(target);
                }
                self.c.op(Op::Pop);
            }
            _ => {
                self.declare(pattern.text);
                self.c.set_local(pattern.text);
            }
        }
        self.c.leave_span(outer);
    }

    /// The parts of a list, which `list` puts on the stack.
    pub(super) fn items(&mut self, items: &[Node<'a>], list: Op) {
        for (n, item) in items.iter().enumerate() {
            if item.kind == Kind::Missing {
                continue;
            }
            let rest = item.kind == Kind::Spread;
            self.c.op(list);
            self.c.number(n as u32);
            self.operate(if rest { Operator::Rest } else { Operator::Argument }, 2);
            self.pattern(if rest { item.child(0) } else { item });
        }
    }
}
