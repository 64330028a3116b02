//! A method of a target, written as a command: `reset() on #form`.
//!
//! ```hyperscript
//! on click showModal() on #dialog
//!
//! on click document.startViewTransition()
//! ```

use super::CommandKind;
use super::call::is_call;
use crate::diagnostic::Code;
use crate::hyperscript::expression::Expr;
use crate::hyperscript::expression::path::{self, StepKind};
use crate::hyperscript::expression::{self, Form};
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::parser::Parser;

/// `NAME(ARGUMENTS) (the | to | on | with | into | from | at) TARGET`
#[derive(Clone, Copy, Debug)]
pub struct Method<'a> {
    /// The method's name.
    pub name: &'a str,
    /// What it is called with.
    pub arguments: &'a [&'a Expr<'a>],
    /// Whose method it is; the implicit target (`you`, else `me`) for `NAME() me`.
    pub target: Option<&'a Expr<'a>>,
}

const BEFORE_TARGET: [Keyword; 7] =
    [Keyword::The, Keyword::To, Keyword::On, Keyword::With, Keyword::Into, Keyword::From, Keyword::At];

/// A call that stands alone, with a target or without; its first word is the current token.
pub(super) fn parse<'a>(p: &mut Parser<'a>) -> CommandKind<'a> {
    let follows = p.follows;
    p.follows = follows.and(&BEFORE_TARGET);
    let expr = path::parse(p);
    p.follows = follows;
    if !is_call(expr) {
        return p.fail_at(Code::NotACall, expr.span);
    }
    // Only a bare name can be the method of a target: `x.f() on y` is a call, and then a feature.
    let Form::Path(path) = &expr.form else { return CommandKind::Get(expr) };
    let (Form::Symbol(symbol), [step]) = (&path.root.form, path.steps) else {
        return CommandKind::Get(expr);
    };
    let StepKind::Call(arguments) = step.kind else { return CommandKind::Get(expr) };
    let target = if BEFORE_TARGET.contains(&p.token.keyword) && !starts_feature(p) {
        p.advance();
        Some(expression::parse(p))
    } else if p.take(Keyword::Me) {
        None
    } else {
        return CommandKind::Get(expr);
    };
    let method = Method { name: symbol.name, arguments, target };
    CommandKind::Method(method)
}

/// `foo()` on one line and `on click` on the next are two things.
fn starts_feature(p: &Parser<'_>) -> bool {
    p.token.keyword == Keyword::On && p.token.fresh_line
}
