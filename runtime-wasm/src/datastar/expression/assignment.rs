//! `a = b`, `a += b`, `a ??= b`, `a++`

use super::{Expression, Operator, operator};
use crate::vm::Op;
use hypertide_grammar::datastar::expression::assignment::PLAIN;
use hypertide_grammar::datastar::expression::operation::CHOICES;
use hypertide_grammar::datastar::expression::update::{PREFIX, UP};
use hypertide_grammar::datastar::expression::{Kind, Node};
use wasm_bindgen::JsValue;

impl<'a> Expression<'a> {
    /// Leaves an object and the name of its property, which together are a place that can be written.
    pub(super) fn place(&mut self, target: &Node<'a>) {
        match target.kind {
            Kind::Chain => {
                if let Some((last, before)) = target.children.split_last() {
                    self.chain(before);
                    self.part(last);
                }
            }
            Kind::Name if self.is_declared(target.text) => {
                let name = self.c.text_constant(target.text);
                self.c.emit(Op::Holder, name);
                self.c.text(target.text);
            }
            kind => {
                let signal = kind == Kind::Signal;
                self.operate(if signal { Operator::Root } else { Operator::Globals }, 0);
                self.c.text(target.text);
            }
        }
    }

    pub(super) fn assignment(&mut self, node: &Node<'a>) {
        self.place(node.child(0));
        let mut stays = None;
        if node.flag != PLAIN {
            self.c.op(Op::DuplicateBoth);
            self.operate(Operator::Get, 2);
            if node.flag < CHOICES {
                stays = Some(self.c.jump(Self::deciding(node.flag)));
            }
        }
        self.value(node.child(1));
        if node.flag != PLAIN && node.flag >= CHOICES {
            self.operate_at(operator::between(node.flag), 2);
        }
        self.operate(Operator::Set, 3);
        if let Some(stays) = stays {
            let end = self.c.jump(Op::Jump);
            self.c.land(stays);
            self.operate(Operator::Last, 3);
            self.c.land(end);
        }
    }

    pub(super) fn update(&mut self, node: &Node<'a>) {
        self.place(node.child(0));
        self.c.constant(&JsValue::from_f64(if node.flag & UP != 0 { 1.0 } else { -1.0 }));
        self.c.boolean(node.flag & PREFIX != 0);
        self.operate(Operator::Bump, 4);
    }
}
