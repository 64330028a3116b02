//! `a`, `[a, ...b]`, `{a, b: c = 1}`: takes a value on the stack apart, and declares its parts.

use super::{Expression, Operator};
use crate::vm::Op;
use hypertide_grammar::datastar::expression::pattern::{Pattern, PatternKind, Target};

impl Expression {
    pub(super) fn target(&mut self, target: &Target) {
        if let Some(default) = &target.default {
            self.c.op(Op::Duplicate);
            self.operate(Operator::OrDefault, 1);
            let there = self.c.jump(Op::JumpUnless);
            self.c.op(Op::Pop);
            self.value(default);
            self.c.land(there);
        }
        self.pattern(&target.pattern);
    }

    pub(super) fn pattern(&mut self, pattern: &Pattern) {
        let outer = self.c.enter_span(pattern.span);
        match &pattern.kind {
            PatternKind::Name(name) => {
                self.declare(name);
                self.c.set_local(name);
            }
            PatternKind::Array { items, rest } => {
                self.operate(Operator::Array, 1);
                for (n, item) in items.iter().enumerate() {
                    if let Some(item) = item {
                        self.c.op(Op::Duplicate);
                        self.c.number(n as u32);
                        self.operate(Operator::Argument, 2);
                        self.target(item);
                    }
                }
                if let Some(rest) = rest {
                    self.c.op(Op::Duplicate);
                    self.c.number(items.len() as u32);
                    self.operate(Operator::Rest, 2);
                    self.pattern(rest);
                }
                self.c.op(Op::Pop);
            }
            PatternKind::Object { properties, rest } => {
                for (key, target) in properties {
                    self.c.op(Op::Duplicate);
                    self.key(key);
                    self.operate(Operator::Get, 2);
                    self.target(target);
                }
                if let Some(rest) = rest {
                    self.c.op(Op::Duplicate);
                    for (key, _) in properties {
                        self.key(key);
                    }
                    self.c.list(properties.len());
                    self.operate(Operator::Others, 2);
                    self.declare(rest);
                    self.c.set_local(rest);
                }
                self.c.op(Op::Pop);
            }
        }
        self.c.leave_span(outer);
    }
}
