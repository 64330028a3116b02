//! `halt`: stops an event.

use super::Effect;
use crate::compile::Compiler;
use crate::vm::Op;
use hypertide_grammar::hyperscript::command::halt::Halt;

pub(super) fn compile(c: &mut Compiler, halt: Halt) {
    c.op(Op::Event);
    c.boolean(halt.bubbling || !halt.default);
    c.boolean(halt.default || !halt.bubbling);
    c.act(Effect::Halt, 3);
    if !halt.goes_on {
        c.done();
    }
}
