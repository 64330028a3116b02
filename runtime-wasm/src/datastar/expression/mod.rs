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
use hypertide_grammar::datastar::expression::array::Element;
use hypertide_grammar::datastar::expression::logical::{Logical, LogicalOperator};
use hypertide_grammar::datastar::expression::object::{Key, Property};
use hypertide_grammar::datastar::expression::template::Part;
use hypertide_grammar::datastar::expression::unary::UnaryOperator;
use hypertide_grammar::datastar::expression::{Expr, Form, Program, number::Number};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/datastar/operators.js")]
extern "C" {
    fn numeral(digits: &str, big: bool) -> JsValue;
}

/// Compiles an expression; `arguments` are the names it is given besides `el` and `evt`.
pub(crate) fn compile(program: &Program, arguments: &[&str]) -> JsValue {
    let mut compiler = Expression { c: Compiler::new(), scopes: Vec::new() };
    compiler.scopes.push(arguments.iter().map(|&name| name.into()).collect());
    compiler.program(program);
    compiler.c.finish()
}

struct Expression {
    c: Compiler,
    /// The names that are declared, the innermost scope last.
    scopes: Vec<Vec<Box<str>>>,
}

impl Expression {
    fn operate(&mut self, operator: Operator, operands: u32) {
        self.c.emit(Op::Script, (operator as u32) << 3 | operands);
    }

    fn declare(&mut self, name: &str) {
        if let Some(scope) = self.scopes.last_mut() {
            scope.push(name.into());
        }
    }

    fn is_declared(&self, name: &str) -> bool {
        self.scopes.iter().flatten().any(|declared| **declared == *name)
    }

    /// Leaves the value of an expression on the stack.
    fn value(&mut self, expr: &Expr) {
        let outer = self.c.enter_span(expr.span);
        self.form(expr);
        self.c.leave_span(outer);
    }

    fn form(&mut self, expr: &Expr) {
        match &expr.form {
            Form::Null => self.c.constant(&JsValue::NULL),
            Form::Boolean(value) => self.c.boolean(*value),
            Form::Number(number) => self.number(number),
            Form::String(text) => self.c.text(text),
            Form::Template(parts) => {
                for part in parts {
                    match part {
                        Part::Text(text) => self.c.text(text),
                        Part::Value(value) => self.value(value),
                    }
                }
                self.c.list(parts.len());
                self.operate(Operator::Text, 1);
            }
            Form::RegExp(regexp) => {
                self.c.text(regexp.pattern);
                self.c.text(regexp.flags);
                self.operate(Operator::Regexp, 2);
            }
            Form::Array(elements) => self.elements(elements),
            Form::Object(properties) => {
                for property in properties {
                    match property {
                        Property::Value(key, value) => {
                            self.key(key);
                            self.value(value);
                        }
                        Property::Spread(value) => {
                            self.c.constant(&JsValue::NULL);
                            self.value(value);
                        }
                    }
                }
                self.c.list(properties.len() * 2);
                self.operate(Operator::Object, 1);
            }
            Form::Name(name) => self.name(name),
            Form::Signal(name) => {
                self.operate(Operator::Root, 0);
                self.c.text(name);
                self.operate(Operator::Get, 2);
            }
            Form::Action(action) => {
                self.c.op(Op::Me);
                self.c.op(Op::Event);
                self.c.text(action.name);
                self.elements(&action.arguments);
                self.operate(Operator::Action, 4);
            }
            Form::Chain(chain) => self.chain(chain),
            Form::New(new) => {
                self.value(&new.constructor);
                self.elements(&new.arguments);
                self.operate(Operator::Construct, 2);
            }
            Form::Unary(unary) => match (unary.operator, &unary.operand.form) {
                (UnaryOperator::TypeOf, Form::Name(name)) if !self.is_known(name) => {
                    self.c.text(name);
                    self.operate(Operator::GlobalType, 1);
                }
                (UnaryOperator::Delete, _) => {
                    self.place(&unary.operand);
                    self.operate(Operator::Remove, 2);
                }
                (operator, _) => {
                    self.value(&unary.operand);
                    self.operate(Operator::before(operator), 1);
                }
            },
            Form::Await(value) => {
                self.value(value);
                self.c.op(Op::Wait);
            }
            Form::Update(update) => self.update(update),
            Form::Binary(binary) => {
                self.value(&binary.first);
                let from_the_right = binary.rest.iter().any(|(operator, _)| Operator::is_power(*operator));
                for (operator, value) in &binary.rest {
                    self.value(value);
                    if !from_the_right {
                        self.operate(Operator::between(*operator), 2);
                    }
                }
                if from_the_right {
                    for (operator, _) in &binary.rest {
                        self.operate(Operator::between(*operator), 2);
                    }
                }
            }
            Form::Logical(logical) => self.logical(logical),
            Form::Conditional(choice) => {
                self.value(&choice.condition);
                let otherwise = self.c.jump(Op::JumpUnless);
                self.value(&choice.then);
                let end = self.c.jump(Op::Jump);
                self.c.land(otherwise);
                self.value(&choice.otherwise);
                self.c.land(end);
            }
            Form::Assignment(assignment) => self.assignment(assignment),
            Form::Arrow(arrow) => self.arrow(arrow),
            Form::Sequence(values) => {
                for (n, value) in values.iter().enumerate() {
                    if n > 0 {
                        self.c.op(Op::Pop);
                    }
                    self.value(value);
                }
            }
        }
    }

    fn number(&mut self, number: &Number) {
        self.c.constant(&numeral(number.text, number.big));
    }

    fn key(&mut self, key: &Key) {
        match key {
            Key::Name(name) => self.c.text(name),
            Key::Number(number) => self.number(number),
            Key::Computed(value) => self.value(value),
        }
    }

    /// A list, of an array or of arguments.
    fn elements(&mut self, elements: &[Element]) {
        let plain = elements.iter().all(|element| matches!(element, Element::Item(_)));
        for element in elements {
            match element {
                Element::Item(value) => {
                    self.value(value);
                    if !plain {
                        self.operate(Operator::One, 1);
                    }
                }
                Element::Spread(value) => {
                    self.value(value);
                    self.operate(Operator::Spread, 1);
                }
                Element::Hole => {
                    self.c.undefined();
                    self.operate(Operator::One, 1);
                }
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

    fn logical(&mut self, logical: &Logical) {
        let op = match logical.operator {
            LogicalOperator::And => Op::And,
            LogicalOperator::Or => Op::Or,
            LogicalOperator::Coalesce => Op::Coalesce,
        };
        let mut ends = Vec::new();
        for (n, operand) in logical.operands.iter().enumerate() {
            if n > 0 {
                ends.push(self.c.jump(op));
            }
            self.value(operand);
        }
        for end in ends {
            self.c.land(end);
        }
    }
}
