//! `call`: calls a function and keeps what it returns as `it`. The tree has it as `Get`.
//!
//! ```hyperscript
//! on click call alert("hello") then log it
//! ```

use super::CommandKind;
use crate::diagnostic::Code;
use crate::hyperscript::expression::path::StepKind;
use crate::hyperscript::expression::{self, Expr, Form};
use crate::hyperscript::parser::Parser;

/// What follows `call`.
pub(super) fn parse<'a>(p: &mut Parser<'a>) -> CommandKind<'a> {
    let expr = expression::parse(p);
    if is_call(expr) { CommandKind::Get(expr) } else { p.fail_at(Code::NotACall, expr.span) }
}

/// Whether the last thing an expression does is a call.
pub(super) fn is_call(expr: &Expr<'_>) -> bool {
    match &expr.form {
        Form::Path(path) => matches!(path.steps.last().map(|step| &step.kind), Some(StepKind::Call(_))),
        _ => false,
    }
}
