//! `y of x`: the same steps as `x.y`.
//!
//! ```hyperscript
//! on click log the value of #name, @title of me, *color of #box, x.y of $z
//! ```

use super::path::{Step, StepKind};
use super::{Expr, Form, parse_unary};
use crate::diagnostic::Code;
use crate::hyperscript::parser::Parser;

/// `of x` behind a name and its steps: returns `x`, and puts the name before the steps. `of` is the current token.
pub(crate) fn step<'a>(p: &mut Parser<'a>, named: &'a Expr<'a>, steps: &mut Vec<Step<'a>>) -> &'a Expr<'a> {
    let kind = match named.form {
        Form::Symbol(symbol) => StepKind::Property(symbol.name),
        Form::Implicit(_) => StepKind::Property(named.span.of(p.text)),
        Form::Attribute(attribute) => StepKind::Attribute(attribute),
        Form::Style(style) => StepKind::Style(style),
        _ => return p.fail_at(Code::OfNeedsName, named.span),
    };
    p.advance();
    let root = parse_unary(p);
    steps.insert(0, Step { span: named.span, kind });
    // The text of the whole, in which the owner comes last.
    let span = p.since(named.span.start);
    for step in steps.iter_mut() {
        step.span = span;
    }
    root
}
