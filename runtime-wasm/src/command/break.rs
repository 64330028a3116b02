//! `break`: leaves the innermost loop. `continue`: goes on with its next pass.

use crate::compile::Compiler;
use crate::vm::Op;

pub(super) fn compile(c: &mut Compiler, for_good: bool) {
    if !c.leave(for_good) {
        c.text(if for_good {
            "Command `break` cannot be used outside of a `repeat` loop."
        } else {
            "Command `continue` cannot be used outside of a `repeat` loop."
        });
        c.op(Op::Raise);
    }
}
