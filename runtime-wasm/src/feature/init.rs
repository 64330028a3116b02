//! `init`: what to do once the element is there. `set` as a feature is the same with one command.

use super::Place;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/feature/features.js")]
extern "C" {
    /// Runs a body, now or in a microtask; without one, what the feature compiles to.
    pub(super) fn init(place: &Place, body: &JsValue, immediately: bool);
}

pub(super) fn install(place: &Place, immediately: bool) {
    init(place, &JsValue::UNDEFINED, immediately);
}
