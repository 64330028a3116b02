//! `hide`: makes elements invisible.

use super::show;
use crate::compile::Compiler;
use hypertide_grammar::hyperscript::command::hide::Hide;

pub(super) fn compile(c: &mut Compiler, hide: &Hide) {
    show::display(c, "hide", hide.target, hide.strategy, None, hide.when);
}
