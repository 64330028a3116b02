//! What has a value: how each form of an expression becomes instructions.

mod assign;
mod attribute;
mod block;
mod closest;
mod collection;
mod comparison;
mod implicit;
mod index;
mod object;
mod operator;
mod path;
mod positional;
mod query;
mod relative;
mod selector;
mod style;
mod symbol;
mod template;
mod type_check;
mod unit;

pub(crate) use assign::{prepare, store};
pub(crate) use implicit::compile as implicit;
pub(crate) use object::compile as object;
pub(crate) use operator::Operator;
pub(crate) use selector::{css, name as selector_name};
pub(crate) use template::join as template;

use crate::compile::Compiler;
use crate::vm::Op;
use hypertide_grammar::hyperscript::expression::{Expr, Form, logical, math};
use wasm_bindgen::prelude::*;

/// Leaves the value of an expression on the stack.
pub(crate) fn compile(c: &mut Compiler, expr: &Expr) {
    match &expr.form {
        Form::Null => c.constant(&JsValue::NULL),
        Form::Boolean(value) => c.boolean(*value),
        Form::Number(number) => {
            c.text(number.text);
            c.operate(Operator::Number, 1);
        }
        Form::String(text) => c.text(text),
        Form::Template(parts) => template::join(c, parts),
        Form::Array(items) => list(c, items),
        Form::Object(object) => object::compile(c, object),
        Form::Block(block) => block::compile(c, block),
        Form::Implicit(which) => implicit::compile(c, *which),
        Form::Symbol(symbol) => symbol::compile(c, symbol),
        Form::Id(name) => selector::id(c, name),
        Form::Class(name) => selector::class(c, name),
        Form::Query(query) => query::compile(c, query),
        Form::Attribute(attribute) => attribute::compile(c, attribute),
        Form::Style(style) => style::compile(c, *style),
        Form::Path(path) => path::compile(c, path, path.steps.len()),
        Form::Closest(closest) => closest::compile(c, closest),
        Form::Relative(relative) => relative::compile(c, relative),
        Form::Positional(positional) => positional::compile(c, positional),
        Form::Math(math) => {
            let operator = match math.operator {
                math::Operator::Add => Operator::Add,
                math::Operator::Subtract => Operator::Subtract,
                math::Operator::Multiply => Operator::Multiply,
                math::Operator::Divide => Operator::Divide,
                math::Operator::Modulo => Operator::Modulo,
            };
            for (n, operand) in math.operands.iter().enumerate() {
                c.expression(operand);
                if n > 0 {
                    c.operate(operator, 2);
                }
            }
        }
        Form::Logical(logical) => {
            let op = match logical.operator {
                logical::Operator::And => Op::And,
                logical::Operator::Or => Op::Or,
            };
            let mut jumps = Vec::new();
            for (n, operand) in logical.operands.iter().enumerate() {
                if n > 0 {
                    jumps.push(c.jump(op));
                }
                c.expression(operand);
            }
            for jump in jumps {
                c.land(jump);
            }
        }
        Form::Negative(value) => unary(c, value, &[Operator::Negate]),
        Form::Not(value) => unary(c, value, &[Operator::Not]),
        Form::No(value) => unary(c, value, &[Operator::Empty]),
        Form::Some(value) => unary(c, value, &[Operator::Empty, Operator::Not]),
        Form::Comparison(comparison) => comparison::compile(c, comparison),
        Form::Unit(unit) => unit::text(c, unit),
        Form::Time(time) => unit::time(c, time),
        Form::TypeCheck(check) => type_check::compile(c, check),
        Form::Beep(value) => {
            c.expression(value);
            c.operate(Operator::Beep, 1);
        }
    }
}

fn unary(c: &mut Compiler, value: &Expr, operators: &[Operator]) {
    c.expression(value);
    for operator in operators {
        c.operate(*operator, 1);
    }
}

/// A list of expressions as one value.
pub(crate) fn list(c: &mut Compiler, items: &[&Expr]) {
    for item in items {
        c.expression(item);
    }
    c.list(items.len());
}

/// A list of names as one value.
pub(crate) fn names(c: &mut Compiler, names: &[&str]) {
    for name in names {
        c.text(name);
    }
    c.list(names.len());
}
