//! What carries the bytes: `fetch`, or the browser's own `EventSource`. Neither decides anything.

pub(super) mod fetch;
pub(super) mod native;

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// What a transport gives: the means to end the connection.
    pub(super) type Connection;
    #[wasm_bindgen(method)]
    pub(super) fn abort(this: &Connection);
}
