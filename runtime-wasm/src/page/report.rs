//! Errors, with their place in the text.

use crate::json::Json;
use hypertide_grammar::diagnostic::{Diagnostic, quote};
use hypertide_grammar::span::{Source, Span};

/// What is wrong with a declaration: as it is shown, in short, a word for programs, line and column.
pub(super) fn problem(out: &mut Json, text: &str, name: &str, diagnostic: &Diagnostic) {
    let source = Source::new(name, text);
    let position = source.position(diagnostic.span.start);
    out.begin();
    out.string(&diagnostic.render(&source));
    out.string(&diagnostic.message(text));
    out.string(diagnostic.code.name());
    out.number(position.line);
    out.number(position.column);
    out.end();
}

/// The place of a span, and its line with a mark under it.
pub(super) fn place(text: &str, name: &str, span: Span) -> String {
    let mut rendered = String::new();
    quote(&mut rendered, &Source::new(name, text), span);
    rendered
}
