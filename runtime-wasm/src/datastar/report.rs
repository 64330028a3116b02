//! Problems of attributes, with element, attribute, column and caret.

use hypertide_grammar::datastar::attribute::Problem;
use hypertide_grammar::datastar::expression::problem::Code;
use hypertide_grammar::diagnostic::quote;
use hypertide_grammar::span::{Source, Span};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/page/events.js")]
extern "C" {
    fn describe(element: &JsValue) -> String;
    #[wasm_bindgen(js_name = reject)]
    fn tell(element: &JsValue, rendered: &str, message: &str, code: &str, line: u32, column: u32);
}

/// A problem in the name of an attribute.
pub(super) fn name(element: &JsValue, name: &str, problem: &Problem) {
    let mut message = String::from(problem.code.text());
    if let Some(meant) = problem.meant {
        message.push_str("; did you mean `");
        message.push_str(meant);
        message.push_str("`?");
    }
    say(element, "", name, problem.span, &message);
}

/// A problem in the value of an attribute.
pub(super) fn expression(element: &JsValue, attribute: &str, text: &str, span: Span, code: Code) {
    let mut message = String::new();
    if code.is_outside() {
        message.push('`');
        message.push_str(span.of(text));
        message.push_str("` is not part of these expressions: ");
    }
    message.push_str(code.text());
    say(element, attribute, text, span, &message);
}

fn say(element: &JsValue, attribute: &str, text: &str, span: Span, message: &str) {
    let mut place = describe(element);
    if !attribute.is_empty() {
        place.push('[');
        place.push_str(attribute);
        place.push(']');
    }
    let source = Source::new(&place, text);
    let position = source.position(span.start);
    let mut rendered = String::from(message);
    quote(&mut rendered, &source, span);
    tell(element, &rendered, message, "datastar", position.line, position.column);
}
