//! Datastar's side of the page: what the names of attributes mean, and expressions compiled.

mod carried;
mod expression;
mod report;

use hypertide_grammar::datastar::attribute::read;
use hypertide_grammar::datastar::expression::{Arena, parse};
use js_sys::Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/datastar/start.js")]
extern "C" {
    /// Puts Datastar's side into the page's JavaScript.
    pub(crate) fn begin();
}

/// What the name of an attribute means: its word, its key as it is used and as it is written, and its modifiers with their
/// tags. Undefined where it is none of ours or cannot be used, which is then reported.
pub(crate) fn attribute(element: &JsValue, name: &str, has_value: bool) -> JsValue {
    let Some(reading) = read(name, has_value) else { return JsValue::UNDEFINED };
    for problem in &reading.problems {
        report::name(element, name, problem);
    }
    let Some(found) = reading.name else { return JsValue::UNDEFINED };
    let list = Array::new();
    list.push(&found.attribute.name().into());
    list.push(&found.cased_key().map_or(JsValue::UNDEFINED, JsValue::from));
    list.push(&found.key.map_or(JsValue::UNDEFINED, JsValue::from));
    for modifier in &found.modifiers {
        let mut text = String::from(modifier.kind.name());
        for tag in modifier.tags() {
            text.push('.');
            text.push_str(tag);
        }
        list.push(&text.into());
    }
    list.into()
}

/// Compiles an attribute's value. `given` is the value, the names that the expression is given with commas between them,
/// and the attribute's name, each on a line of its own at the end. Undefined where it does not parse, which is reported.
pub(crate) fn compile(element: &JsValue, given: &str) -> JsValue {
    let (given, attribute) = last_line(given);
    let (text, names) = last_line(given);
    let arena = Arena::new();
    match parse(&arena, text) {
        Ok(statements) => expression::compile(statements, names),
        Err((span, code)) => {
            report::expression(element, attribute, text, span, code);
            JsValue::UNDEFINED
        }
    }
}

/// The lines before the last one, and that.
fn last_line(text: &str) -> (&str, &str) {
    let at = text.bytes().rposition(|byte| byte == b'\n').unwrap_or(0);
    (text.get(..at).unwrap_or(""), text.get(at + 1..).unwrap_or(""))
}
