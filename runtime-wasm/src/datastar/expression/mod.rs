//! From the tree of a Datastar expression to instructions of the machine.
//!
//! Names that the expression declares are variables of the run, in a scope of their own for each block and each call;
//! `el` and `evt` are the run's element and event; all others are the window's.

mod assignment;
mod chain;
mod function;
mod operator;
mod pattern;
mod statement;

pub(crate) use operator::Operator;

use crate::compile::Compiler;
use crate::vm::Op;
use hypertide_grammar::datastar::expression::operation::CHOICES;
use hypertide_grammar::datastar::expression::unary::{DELETE, TYPEOF};
use hypertide_grammar::datastar::expression::{Kind, Node};
use hypertide_grammar::words::cut;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/datastar/operators.js")]
extern "C" {
    fn numeral(written: &str) -> JsValue;
}

/// Compiles an expression; `names` are those it is given besides `el` and `evt`, with commas between them.
pub(crate) fn compile<'a>(statements: &'a [Node<'a>], names: &'a str) -> JsValue {
    let mut compiler = Expression { c: Compiler::new(), names: Vec::new() };
    let mut rest = Some(names);
    while let Some(names) = rest {
        let (name, others) = cut(names, ",");
        compiler.declare(name);
        rest = others;
    }
    compiler.program(statements);
    compiler.c.finish()
}

struct Expression<'a> {
    c: Compiler,
    /// The names that are declared around here, those of the innermost scope last.
    names: Vec<&'a str>,
}

impl<'a> Expression<'a> {
    fn operate(&mut self, operator: Operator, operands: u32) {
        self.operate_at(operator as u8, operands);
    }

    fn operate_at(&mut self, operator: u8, operands: u32) {
        self.c.emit(Op::Script, u32::from(operator) << 3 | operands);
    }

    fn declare(&mut self, name: &'a str) {
        self.names.push(name);
    }

    fn is_declared(&self, name: &str) -> bool {
        self.names.contains(&name)
    }

    /// Leaves the values of some expressions on the stack.
    fn values(&mut self, nodes: &[Node<'a>]) {
        for node in nodes {
            self.value(node);
        }
    }

    /// Leaves the value of an expression on the stack.
    fn value(&mut self, node: &Node<'a>) {
        let outer = self.c.enter_span(node.span);
        self.form(node);
        self.c.leave_span(outer);
    }

    fn form(&mut self, node: &Node<'a>) {
        let count = node.children.len();
        let first = node.child(0);
        match node.kind {
            Kind::Null | Kind::Rest => self.c.constant(&JsValue::NULL),
            Kind::True | Kind::False => self.c.boolean(node.kind == Kind::True),
            Kind::Number => self.c.constant(&numeral(node.text)),
            Kind::String => self.c.text(node.text),
            Kind::RegExp => {
                self.c.text(node.text);
                self.operate(Operator::Regexp, 1);
            }
            Kind::Template | Kind::Object => {
                self.values(node.children);
                self.c.list(count);
                let object = node.kind == Kind::Object;
                self.operate(if object { Operator::Object } else { Operator::Text }, 1);
            }
            Kind::Array => self.elements(node.children),
            Kind::Name => self.name(node.text),
            Kind::Signal => {
                self.operate(Operator::Root, 0);
                self.c.text(node.text);
                self.operate(Operator::Get, 2);
            }
            Kind::Action => {
                self.c.op(Op::Me);
                self.c.op(Op::Event);
                self.c.text(node.text);
                self.elements(node.children);
                self.operate(Operator::Action, 4);
            }
            Kind::Chain => self.chain(node.children),
            Kind::New => {
                self.value(first);
                self.elements(node.children.get(1..).unwrap_or(&[]));
                self.operate(Operator::Construct, 2);
            }
            Kind::Unary if node.flag == TYPEOF && first.kind == Kind::Name && !self.is_known(first.text) => {
                self.c.text(first.text);
                self.operate(Operator::GlobalType, 1);
            }
            Kind::Unary => {
                let operands = if node.flag == DELETE {
                    self.place(first);
                    2
                } else {
                    self.value(first);
                    1
                };
                self.operate_at(operator::before(node.flag), operands);
            }
            Kind::Await => {
                self.value(first);
                self.c.op(Op::Wait);
            }
            Kind::Update => self.update(node),
            Kind::Operation => self.operation(node.children),
            Kind::Conditional => self.choice(node, Self::value),
            Kind::Assignment => self.assignment(node),
            Kind::Arrow => self.arrow(node),
            Kind::Sequence => {
                for (n, value) in node.children.iter().enumerate() {
                    if n > 0 {
                        self.c.op(Op::Pop);
                    }
                    self.value(value);
                }
            }
            _ => self.c.undefined(),
        }
    }

    /// A list, of an array or of arguments.
    fn elements(&mut self, elements: &[Node<'a>]) {
        let plain = elements.iter().all(|element| !matches!(element.kind, Kind::Spread | Kind::Missing));
        for element in elements {
            let spread = element.kind == Kind::Spread;
            self.value(if spread { element.child(0) } else { element });
            if !plain {
                self.operate(if spread { Operator::Spread } else { Operator::One }, 1);
            }
        }
        self.c.list(elements.len());
        if !plain {
            self.operate(Operator::Flat, 1);
        }
    }

    /// Is a name something else than the window's?
    fn is_known(&self, name: &str) -> bool {
        self.is_declared(name) || matches!(name, "el" | "evt" | "$")
    }

    fn name(&mut self, name: &str) {
        if self.is_declared(name) {
            let name = self.c.text_constant(name);
            return self.c.emit(Op::Local, name);
        }
        match name {
            "el" => self.c.op(Op::Me),
            "evt" => self.c.op(Op::Event),
            "$" => self.operate(Operator::Root, 0),
            "undefined" => self.c.undefined(),
            _ => {
                self.c.text(name);
                self.operate(Operator::Global, 1);
            }
        }
    }

    /// The instruction that decides whether the second operand is worked out.
    fn deciding(place: u8) -> Op {
        match place {
            0 => Op::Coalesce,
            1 => Op::Or,
            _ => Op::And,
        }
    }

    fn operation(&mut self, row: &[Node<'a>]) {
        let mut decided = Vec::new();
        for node in row {
            match node.kind {
                Kind::Choice => decided.push(self.c.jump(Self::deciding(node.flag))),
                Kind::Operator if node.flag < CHOICES => {
                    decided.pop().into_iter().for_each(|jump| self.c.land(jump));
                }
                Kind::Operator => {
                    let outer = self.c.enter_span(node.span);
                    self.operate_at(operator::between(node.flag), 2);
                    self.c.leave_span(outer);
                }
                _ => self.value(node),
            }
        }
    }

    /// What the first part decides: the second one, or the third where there is one.
    fn choice(&mut self, node: &Node<'a>, act: fn(&mut Self, &Node<'a>)) {
        self.value(node.child(0));
        let otherwise = self.c.jump(Op::JumpUnless);
        act(self, node.child(1));
        let end = self.c.jump(Op::Jump);
        self.c.land(otherwise);
        if let Some(other) = node.children.get(2) {
            act(self, other);
        }
        self.c.land(end);
    }
}
