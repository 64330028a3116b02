//! `js` as a command: JavaScript in the middle of hyperscript.

use super::Effect;
use crate::compile::Compiler;
use crate::expression::names;
use crate::vm::Op;
use hypertide_grammar::hyperscript::command::js::Js;

pub(super) fn compile(c: &mut Compiler, js: &Js) {
    names(c, js.parameters);
    c.text(js.body);
    for name in js.parameters {
        let slot = c.text_constant(name);
        c.emit(Op::Name, slot);
    }
    c.list(js.parameters.len());
    c.effect(Effect::Script, 3);
    c.op(Op::SetResult);
}
