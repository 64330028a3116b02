//! `where`, `sorted by`, `mapped to`, `split by`, `joined by`.

use super::Operator;
use crate::compile::Compiler;
use crate::vm::Op;
use hypertide_grammar::hyperscript::expression::{Expr, collection::Collection};

/// What becomes of the collection on the stack.
pub(super) fn step(c: &mut Compiler, collection: &Collection) {
    match collection {
        Collection::Where { condition, name } => {
            tested(c, condition, *name, |c| c.operate(Operator::Filter, 2));
        }
        Collection::Sorted { key, descending } => tested(c, key, None, |c| {
            c.boolean(*descending);
            c.operate(Operator::Sort, 3);
        }),
        Collection::Mapped(value) => tested(c, value, None, |c| {
            let mapped = c.hidden();
            c.emit(Op::SetLocal, mapped);
            c.op(Op::Pop);
            c.emit(Op::Local, mapped);
        }),
        Collection::Split(by) => {
            c.expression(by);
            c.operate(Operator::Split, 2);
        }
        Collection::Joined(by) => {
            c.expression(by);
            c.operate(Operator::Join, 2);
        }
    }
}

/// Evaluates `expr` for each item, then `act` takes the list of items and that of the values. What is no collection
/// (null, say) stays as it is.
fn tested(c: &mut Compiler, expr: &Expr, name: Option<&str>, act: impl FnOnce(&mut Compiler)) {
    c.op(Op::Duplicate);
    let nothing = c.jump(Op::JumpUnless);
    c.operate(Operator::Array, 1);
    c.part(Op::Each, |c| {
        if let Some(name) = name {
            c.op(Op::It);
            c.set_local(name);
        }
        c.expression(expr);
    });
    act(c);
    c.land(nothing);
}
