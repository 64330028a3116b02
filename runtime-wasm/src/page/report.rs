//! Errors, with their place in the text.

use hypertide_grammar::diagnostic::{Diagnostic, quote};
use hypertide_grammar::span::{Source, Span};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/page/events.js")]
extern "C" {
    #[wasm_bindgen(js_name = isScript)]
    pub(super) fn is_script(element: &JsValue) -> bool;
    fn describe(element: &JsValue) -> String;
    #[wasm_bindgen(js_name = reject)]
    fn tell(element: &JsValue, rendered: &str, message: &str, code: &str, line: u32, column: u32);
}

/// Reports a declaration that does not parse.
pub(super) fn reject(element: &JsValue, text: &str, diagnostic: &Diagnostic) {
    let name = describe(element);
    let source = Source::new(&name, text);
    let position = source.position(diagnostic.span.start);
    let (rendered, message) = (diagnostic.render(&source), diagnostic.message(text));
    tell(element, &rendered, &message, diagnostic.code.name(), position.line, position.column);
}

/// The place of a span, and its line with a mark under it.
pub(super) fn render(text: &str, name: &str, span: Span) -> String {
    let mut rendered = String::new();
    quote(&mut rendered, &Source::new(name, text), span);
    rendered
}
