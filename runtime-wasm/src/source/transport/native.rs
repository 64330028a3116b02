//! `with transport native`: the browser connects, retries and decodes by itself.

use crate::vm::List;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/source/transport/native.js")]
extern "C" {
    /// Awaits the address and opens the browser's `EventSource`, listening for events of these names.
    pub(in crate::source) fn carry_natively(
        source: &JsValue,
        id: u32,
        generation: u32,
        url: JsValue,
        credentials: bool,
        names: List,
    );
}
