//! `send` and `trigger`: dispatch an event.

use super::Effect;
use crate::compile::Compiler;
use crate::expression::object;
use crate::vm::Op;
use hypertide_grammar::hyperscript::command::send::Send;

pub(super) fn compile(c: &mut Compiler, send: &Send) {
    let target = c.target(send.to);
    c.text(send.event);
    match &send.detail {
        Some(detail) => object(c, detail),
        None => c.undefined(),
    }
    c.op(Op::Me);
    c.effect(Effect::Send, 4);
    c.needs(target, target);
    c.op(Op::Pop);
}
