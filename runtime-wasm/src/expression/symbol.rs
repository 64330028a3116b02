//! Variables: `x`, `$x`, `:x`, `^x`.

use super::Operator;
use crate::compile::Compiler;
use crate::vm::Op;
use hypertide_grammar::hyperscript::expression::symbol::{Scope, Symbol};

pub(super) fn compile(c: &mut Compiler, symbol: &Symbol) {
    match symbol.scope {
        Scope::Unmarked | Scope::Local => {
            let slot = c.text_constant(symbol.name);
            c.emit(if c.in_filter { Op::FilterName } else { Op::Name }, slot);
        }
        Scope::Global => {
            let name = c.text_constant(symbol.name);
            c.emit(Op::Global, name);
        }
        Scope::Element => {
            c.op(Op::Owner);
            c.text(symbol.name);
            c.operate(Operator::ElementName, 2);
        }
        Scope::Inherited => {
            from(c, symbol);
            c.operate(Operator::InheritedName, 2);
        }
    }
}

/// Writes the value on the stack.
pub(super) fn store(c: &mut Compiler, symbol: &Symbol) {
    match symbol.scope {
        Scope::Unmarked | Scope::Local => {
            let slot = c.text_constant(symbol.name);
            c.emit(Op::SetName, slot);
        }
        Scope::Global => {
            let name = c.text_constant(symbol.name);
            c.emit(Op::SetGlobal, name);
        }
        Scope::Element => {
            c.op(Op::Owner);
            c.text(symbol.name);
            c.operate(Operator::SetElementName, 3);
            c.op(Op::Pop);
        }
        Scope::Inherited => {
            from(c, symbol);
            c.operate(Operator::SetInheritedName, 3);
            c.op(Op::Pop);
        }
    }
}

/// Where the search up the page starts, and the name.
fn from(c: &mut Compiler, symbol: &Symbol) {
    match &symbol.on {
        Some(element) => c.expression(element),
        None => c.op(Op::Owner),
    }
    c.text(symbol.name);
}
