//! A method of a target, written as a command: `reset() on #form`.

use super::CommandKind;
use super::call::is_call;
use crate::diagnostic::Code;
use crate::hyperscript::expression::Expr;
use crate::hyperscript::expression::path::{self, StepKind};
use crate::hyperscript::expression::{self, Form};
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::parser::{Parsed, Parser};

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
pub(super) fn parse<'a>(p: &mut Parser<'a>) -> Parsed<CommandKind<'a>> {
    let follows = p.follows;
    p.follows = follows.and(&BEFORE_TARGET);
    let expr = path::parse(p)?;
    p.follows = follows;
    if !is_call(expr) {
        return p.fail_at(Code::NotACall, expr.span);
    }
    let target = if BEFORE_TARGET.contains(&p.token.keyword) && !starts_feature(p) {
        p.advance();
        Some(expression::parse(p)?)
    } else if p.take(Keyword::Me) {
        None
    } else {
        return Ok(CommandKind::Get(expr));
    };
    let span = expr.span;
    if let Form::Path(path) = expr.form
        && path.steps.len() == 1
        && let Form::Symbol(symbol) = &path.root.form
        && let Some(StepKind::Call(arguments)) = path.steps.first().map(|step| step.kind)
    {
        return Ok(CommandKind::Method(p.alloc(Method { name: symbol.name, arguments, target })));
    }
    p.fail_at(Code::NotACall, span)
}

/// `foo()` on one line and `on click` on the next are two things.
fn starts_feature(p: &Parser<'_>) -> bool {
    p.token.keyword == Keyword::On && p.token.fresh_line
}
