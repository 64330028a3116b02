//! Problems of attributes, with element, attribute, column and caret.

use crate::json::Json;
use hypertide_grammar::datastar::attribute::Problem;
use hypertide_grammar::datastar::expression::problem::Code;
use hypertide_grammar::diagnostic::quote;
use hypertide_grammar::span::{Source, Span};

/// A problem in the name of an attribute.
pub(super) fn name(out: &mut Json, place: &str, name: &str, problem: &Problem) {
    let mut message = String::from(problem.code.text());
    if let Some(meant) = problem.meant {
        message.push_str("; did you mean `");
        message.push_str(meant);
        if meant.ends_with(':') {
            message.push_str(problem.span.of(name).get(meant.len()..).unwrap_or(""));
        }
        message.push_str("`?");
    }
    say(out, place, name, problem.span, &message);
}

/// A problem in the value of an attribute.
pub(super) fn expression(out: &mut Json, place: &str, text: &str, span: Span, code: Code) {
    let mut message = String::new();
    if code.is_outside() {
        message.push('`');
        message.push_str(span.of(text));
        message.push_str("` is not part of these expressions: ");
    }
    message.push_str(code.text());
    say(out, place, text, span, &message);
}

fn say(out: &mut Json, place: &str, text: &str, span: Span, message: &str) {
    let source = Source::new(place, text);
    let position = source.position(span.start);
    let mut rendered = String::from(message);
    quote(&mut rendered, &source, span);
    out.begin();
    out.string(&rendered);
    out.string(message);
    out.string("datastar");
    out.number(position.line);
    out.number(position.column);
    out.end();
}
