//! The page: where declarations stand, present and arriving, and their end with their elements.

pub(crate) mod report;

use crate::command;
use crate::feature;
use crate::vm::{connect, list};
use hypertide_grammar::hyperscript::{Arena, parse_script};
use hypertide_grammar::span::Span;
use std::cell::Cell;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/page/page.js")]
extern "C" {
    fn watch(config: &JsValue) -> JsValue;
    #[wasm_bindgen(js_name = process)]
    fn process_in_page(root: &JsValue);
}

thread_local! {
    static STARTED: Cell<bool> = const { Cell::new(false) };
}

/// Starts what the page declares, and from now on what arrives in it. Gives a promise that is fulfilled when everything
/// that was there has started. Later calls do nothing.
///
/// `config` is what the page can change: an object whose properties are read when they are needed, and that gets the
/// defaults of those it does not have.
#[wasm_bindgen]
pub fn start(config: &JsValue) -> JsValue {
    if STARTED.replace(true) {
        return JsValue::UNDEFINED;
    }
    // A release has no words for a panic.
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    connect(&function(answer));
    #[cfg(feature = "datastar")]
    crate::datastar::begin();
    watch(config)
}

/// Starts what `root` and the elements in it declare where that has not happened yet. The page itself is looked after;
/// this is for what it cannot see: the inside of a shadow root, or an element that is not in the page yet.
#[wasm_bindgen]
pub fn process(root: &JsValue) {
    process_in_page(root);
}

/// The array of the event sources that are declared, in the order of declaration.
#[wasm_bindgen]
pub fn sources() -> JsValue {
    let sources = list();
    for source in crate::source::sources() {
        sources.push(&source);
    }
    sources.into()
}

/// A function of the runtime for its own JavaScript: all of them have one shape.
pub(crate) fn function(answer: impl Fn(u32, JsValue, JsValue, u32, u32) -> JsValue + 'static) -> JsValue {
    let answer: Closure<dyn Fn(u32, JsValue, JsValue, u32, u32) -> JsValue> = Closure::new(answer);
    answer.into_js_value()
}

/// What the page's JavaScript asks of the runtime; the words are those of `machine.js`.
fn answer(what: u32, first: JsValue, second: JsValue, start: u32, end: u32) -> JsValue {
    let span = Span::new(start, end);
    let text = |value: &JsValue| value.as_string().unwrap_or_default();
    match what {
        // An element, and the text that it declares: whether all of it parses.
        0 => install(&first, &text(&second), &second).into(),
        // The text of a feature: its bodies.
        1 => feature::compile(&text(&first)).into(),
        // A text: what stands at a span of it.
        2 => span.of(&text(&first)).into(),
        // A text and the name of its element: a span of it, with its place.
        3 => report::render(&text(&first), &text(&second), span).into(),
        // The text of a feature, and where it stands: its source starts again.
        4 => feature::restart(&text(&first), second.unchecked_ref()),
        // The index of a source that has left the page.
        5 => {
            feature::remove(start);
            JsValue::UNDEFINED
        }
        #[cfg(feature = "datastar")]
        // An element, and the name of one of its attributes, which has a value where the number says so.
        7 => crate::datastar::attribute(&first, &text(&second), start != 0),
        // An element, and an expression of it: its body.
        #[cfg(feature = "datastar")]
        8 => crate::datastar::compile(&first, &text(&second)),
        // Markup for a place of the page, and the number under which what it had before is remembered.
        #[cfg(feature = "datastar")]
        9 => crate::patch::remember(text(&first), start, end != 0),
        #[cfg(feature = "datastar")]
        10 => {
            crate::patch::forget(start);
            JsValue::UNDEFINED
        }
        // What decodes the chunks of a stream.
        _ => {
            let decode = command::decoder();
            function(move |_, chunk, take, _, _| decode(&chunk, &take).into())
        }
    }
}

/// Installs what a text declares. In an attribute, as in hyperscript, one feature that does not parse disables the others;
/// the declarations of a script stand each for itself.
fn install(holder: &JsValue, text: &str, string: &JsValue) -> bool {
    let arena = Arena::new();
    let script = parse_script(&arena, text);
    for diagnostic in &script.diagnostics {
        report::reject(holder, text, diagnostic);
    }
    let whole = script.diagnostics.is_empty();
    if whole || report::is_script(holder) {
        feature::install(holder, text, string, &script.features);
    }
    whole
}
