//! `repeat` and `for`: run commands again and again.

use super::Effect;
use crate::compile::Compiler;
use crate::expression::Operator;
use crate::vm::Op;
use hypertide_grammar::hyperscript::command::repeat::{Over, Repeat};

pub(super) fn compile(c: &mut Compiler, repeat: &Repeat) {
    let (passes, state) = (c.hidden(), c.hidden());
    c.number(0);
    c.emit(Op::SetLocal, passes);
    match &repeat.over {
        Over::Items { items, .. } => {
            c.expression(items);
            c.operate(Operator::Iterate, 1);
            c.emit(Op::SetLocal, state);
        }
        Over::UntilEvent { name, from } => {
            match from {
                Some(from) => c.expression(from),
                None => c.op(Op::Me),
            }
            c.text(name);
            c.effect(Effect::Watch, 2);
            c.emit(Op::SetLocal, state);
        }
        _ => {}
    }
    c.repeat(|c| {
        let out = head(c, &repeat.over, passes, state);
        if let Some(index) = repeat.index {
            c.emit(Op::Local, passes);
            c.set_local(index);
        }
        c.emit(Op::Local, passes);
        c.number(1);
        c.operate(Operator::Add, 2);
        c.emit(Op::SetLocal, passes);
        c.commands(repeat.body);
        if matches!(repeat.over, Over::UntilEvent { .. }) {
            c.number(0);
            c.act(Effect::Sleep, 1);
        }
        c.leave(false);
        if let Some(out) = out {
            c.land(out);
        }
    });
    if matches!(repeat.over, Over::Items { .. }) {
        c.op(Op::Pop);
    }
    if !repeat.otherwise.is_empty() {
        c.emit(Op::Local, passes);
        let passed = c.jump(Op::JumpIf);
        c.commands(repeat.otherwise);
        c.land(passed);
    }
    c.end_repeat();
}

/// Decides whether there is another pass, and sets what it begins with; gives the jump that leaves the loop.
fn head(c: &mut Compiler, over: &Over, passes: u32, state: u32) -> Option<u32> {
    let out = match over {
        Over::Items { name, .. } => {
            c.emit(Op::Local, state);
            c.operate(Operator::Advance, 1);
            c.op(Op::Duplicate);
            c.text("done");
            c.operate(Operator::Get, 2);
            let out = c.jump(Op::JumpIf);
            c.text("value");
            c.operate(Operator::Get, 2);
            c.op(Op::Duplicate);
            c.op(Op::SetResult);
            c.set_local(name);
            return Some(out);
        }
        Over::While(condition) => {
            c.expression(condition);
            Some(c.jump(Op::JumpUnless))
        }
        Over::Until(condition) => {
            c.expression(condition);
            Some(is_true(c))
        }
        Over::UntilEvent { .. } => {
            c.emit(Op::Local, state);
            c.text("happened");
            c.operate(Operator::Get, 2);
            Some(c.jump(Op::JumpIf))
        }
        Over::Times(count) => {
            c.emit(Op::Local, passes);
            c.expression(count);
            c.operate(Operator::Less, 2);
            Some(c.jump(Op::JumpUnless))
        }
        Over::Forever => None,
        Over::DoWhile(condition) | Over::DoUntil(condition) => {
            c.emit(Op::Local, passes);
            let first = c.jump(Op::JumpUnless);
            c.expression(condition);
            let out = match over {
                Over::DoWhile(_) => c.jump(Op::JumpUnless),
                _ => is_true(c),
            };
            c.land(first);
            Some(out)
        }
    };
    c.emit(Op::Local, passes);
    c.op(Op::SetResult);
    out
}

/// `until` ends with `true`, not with anything that counts as true.
fn is_true(c: &mut Compiler) -> u32 {
    c.boolean(true);
    c.operate(Operator::Same, 2);
    c.jump(Op::JumpIf)
}
