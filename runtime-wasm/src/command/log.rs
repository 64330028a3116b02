//! `log`: writes to the console.

use super::Effect;
use crate::compile::Compiler;
use crate::expression::list;
use hypertide_grammar::hyperscript::command::log::Log;

pub(super) fn compile(c: &mut Compiler, log: &Log) {
    list(c, log.values);
    match &log.with {
        Some(logger) => c.expression(logger),
        None => c.undefined(),
    }
    c.act(Effect::Log, 2);
}
