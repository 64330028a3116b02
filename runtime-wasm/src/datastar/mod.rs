//! Datastar's side of the page: what the names of attributes mean, and expressions compiled.

mod carried;
mod expression;
mod report;

use hypertide_grammar::datastar::attribute::read;
use hypertide_grammar::datastar::expression::{Arena, parse};
use hypertide_grammar::words::cut;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/datastar/start.js")]
extern "C" {
    /// Puts Datastar's side into the page's JavaScript.
    pub(crate) fn begin();
}

/// What the name of an attribute means: its word, its key as it is used and as it is written, and its modifiers with their
/// tags, each on a line. Undefined where it is none of ours or cannot be used, which is then reported.
pub(crate) fn attribute(element: &JsValue, name: &str, has_value: bool) -> JsValue {
    let Some(reading) = read(name, has_value) else { return JsValue::UNDEFINED };
    for problem in &reading.problems {
        report::name(element, name, problem);
    }
    let Some(found) = reading.name else { return JsValue::UNDEFINED };
    let mut lines = String::from(found.attribute.name());
    let mut line = |text: &str| {
        lines.push('\n');
        lines.push_str(text);
    };
    line(&found.cased_key().unwrap_or_default());
    line(found.key.unwrap_or(""));
    for modifier in &found.modifiers {
        line(modifier.text);
    }
    lines.into()
}

/// Compiles an attribute's value. `given` is the attribute's name, the names that the expression is given with commas between
/// them, and the value, each from a line of its own on. Undefined where it does not parse, which is reported.
pub(crate) fn compile(element: &JsValue, given: &str) -> JsValue {
    let (attribute, given) = cut(given, "\n");
    let (names, text) = cut(given.unwrap_or(""), "\n");
    let text = text.unwrap_or("");
    let arena = Arena::new();
    match parse(&arena, text) {
        Ok(statements) => expression::compile(statements, names),
        Err((span, code)) => {
            report::expression(element, attribute, text, span, code);
            JsValue::UNDEFINED
        }
    }
}
