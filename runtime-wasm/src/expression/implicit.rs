//! `me`, `it`, `event` and the other names that are always there.

use super::Operator;
use crate::compile::Compiler;
use crate::vm::Op;
use hypertide_grammar::hyperscript::expression::implicit::Implicit;

pub(crate) fn compile(c: &mut Compiler, which: Implicit) {
    match which {
        Implicit::Me => c.op(Op::Me),
        Implicit::It => c.op(Op::It),
        Implicit::Result => c.op(Op::Result),
        Implicit::You => c.op(Op::You),
        Implicit::Event => c.op(Op::Event),
        Implicit::Target => of_event(c, &["target"]),
        Implicit::Detail => of_event(c, &["detail"]),
        Implicit::Sender => of_event(c, &["detail", "sender"]),
        Implicit::Body => c.operate(Operator::Body, 0),
    }
}

fn of_event(c: &mut Compiler, names: &[&str]) {
    c.op(Op::Event);
    for name in names {
        c.text(name);
        c.operate(Operator::Get, 2);
    }
}
