//! `wait`: for a time, for an event, or for whichever comes first.

use super::Effect;
use crate::compile::Compiler;
use crate::expression::Operator;
use crate::vm::Op;
use hypertide_grammar::hyperscript::command::wait::{Until, Wait};
use hypertide_grammar::hyperscript::expression::Expr;

pub(super) fn compile(c: &mut Compiler, wait: &Wait) {
    match wait {
        Wait::Tick => {
            c.number(0);
            c.act(Effect::Sleep, 1);
        }
        Wait::Time(time) => {
            c.expression(time);
            c.act(Effect::Sleep, 1);
        }
        Wait::For { any, from } => first_of(c, any, from.as_deref()),
    }
}

/// Waits for the first of them, which is then the result; an event's arguments become variables.
fn first_of(c: &mut Compiler, any: &[Until], from: Option<&Expr>) {
    match from {
        Some(from) => c.expression(from),
        None => c.op(Op::Me),
    }
    for one in any {
        match one {
            Until::Event { name, .. } => c.text(name),
            Until::Time(time) => c.expression(time),
        }
    }
    c.list(any.len());
    c.effect(Effect::WaitFor, 2);
    let came = c.hidden();
    c.emit(Op::SetLocal, came);
    c.emit(Op::Local, came);
    c.number(1);
    c.operate(Operator::Get, 2);
    c.op(Op::SetResult);
    for (n, one) in any.iter().enumerate() {
        let Until::Event { arguments, .. } = one else { continue };
        if arguments.is_empty() {
            continue;
        }
        c.emit(Op::Local, came);
        c.number(0);
        c.operate(Operator::Get, 2);
        c.number(n as u32);
        c.operate(Operator::Same, 2);
        let other = c.jump(Op::JumpUnless);
        for name in *arguments {
            c.op(Op::Result);
            c.text(name);
            c.effect(Effect::Argument, 2);
            c.set_local(name);
        }
        c.land(other);
    }
}
