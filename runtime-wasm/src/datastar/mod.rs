//! Datastar's side of the page: what the names of attributes mean, and expressions compiled.

mod carried;
mod expression;
mod report;

use hypertide_grammar::datastar::attribute::read;
use hypertide_grammar::datastar::expression::parse;
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
    let mut lines = given.rsplitn(3, '\n');
    let attribute = lines.next().unwrap_or("");
    let names = lines.next().unwrap_or("");
    let text = lines.next().unwrap_or("");
    match parse(text) {
        Ok(program) => {
            let arguments: Vec<&str> = names.split(',').filter(|name| !name.is_empty()).collect();
            expression::compile(&program, &arguments)
        }
        Err((span, code)) => {
            report::expression(element, attribute, text, span, code);
            JsValue::UNDEFINED
        }
    }
}
