//! `show`: makes elements visible.

use super::{Effect, matched, when};
use crate::compile::Compiler;
use hypertide_grammar::hyperscript::command::show::Show;
use hypertide_grammar::hyperscript::expression::Expr;

pub(super) fn compile(c: &mut Compiler, show: &Show) {
    display(c, "show", show.target, show.strategy, show.argument, show.when);
}

/// `show`, `hide` and `toggle` of visibility.
pub(super) fn display(
    c: &mut Compiler,
    way: &str,
    target: Option<&Expr>,
    strategy: Option<&str>,
    argument: Option<&str>,
    condition: Option<&Expr>,
) {
    let target = c.target(target);
    when(c, condition, target);
    c.text(way);
    for text in [strategy, argument] {
        match text {
            Some(text) => c.text(text),
            None => c.undefined(),
        }
    }
    c.effect(Effect::Display, 5);
    c.needs(target, target);
    matched(c, condition);
}
