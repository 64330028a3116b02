//! `a = b`, `a += b`, `a ??= b`, `a++`

use super::{Expression, Operator};
use crate::vm::Op;
use hypertide_grammar::datastar::expression::assignment::{Assignment, AssignmentOperator};
use hypertide_grammar::datastar::expression::chain::StepKind;
use hypertide_grammar::datastar::expression::logical::LogicalOperator;
use hypertide_grammar::datastar::expression::update::Update;
use hypertide_grammar::datastar::expression::{Expr, Form};
use wasm_bindgen::JsValue;

impl Expression {
    /// Leaves an object and the name of its property, which together are a place that can be written.
    pub(super) fn place(&mut self, target: &Expr) {
        match &target.form {
            Form::Name(name) => {
                if self.is_declared(name) {
                    let name = self.c.text_constant(name);
                    self.c.emit(Op::Holder, name);
                } else {
                    self.operate(Operator::Globals, 0);
                }
                self.c.text(name);
            }
            Form::Signal(name) => {
                self.operate(Operator::Root, 0);
                self.c.text(name);
            }
            Form::Chain(chain) => {
                if let Some((last, before)) = chain.steps.split_last() {
                    self.chain_up_to(chain, before.len());
                    match &last.kind {
                        StepKind::Property(name) => self.c.text(name),
                        StepKind::Index(index) => self.value(index),
                        StepKind::Call(_) => self.c.undefined(),
                    }
                }
            }
            _ => {
                self.value(target);
                self.c.undefined();
            }
        }
    }

    pub(super) fn assignment(&mut self, assignment: &Assignment) {
        self.place(&assignment.target);
        match assignment.operator {
            AssignmentOperator::Plain => {
                self.value(&assignment.value);
                self.operate(Operator::Set, 3);
            }
            AssignmentOperator::Binary(operator) => {
                self.c.op(Op::DuplicateBoth);
                self.operate(Operator::Get, 2);
                self.value(&assignment.value);
                self.operate(Operator::between(operator), 2);
                self.operate(Operator::Set, 3);
            }
            AssignmentOperator::Logical(operator) => {
                self.c.op(Op::DuplicateBoth);
                self.operate(Operator::Get, 2);
                let stays = self.c.jump(match operator {
                    LogicalOperator::And => Op::And,
                    LogicalOperator::Or => Op::Or,
                    LogicalOperator::Coalesce => Op::Coalesce,
                });
                self.value(&assignment.value);
                self.operate(Operator::Set, 3);
                let end = self.c.jump(Op::Jump);
                self.c.land(stays);
                self.operate(Operator::Last, 3);
                self.c.land(end);
            }
        }
    }

    pub(super) fn update(&mut self, update: &Update) {
        self.place(&update.target);
        self.c.constant(&JsValue::from_f64(if update.up { 1.0 } else { -1.0 }));
        self.c.boolean(update.prefix);
        self.operate(Operator::Bump, 4);
    }
}
