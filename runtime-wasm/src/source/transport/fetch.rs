//! The default transport. It has status, headers, methods and resumption.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/source/transport/fetch.js")]
extern "C" {
    /// Awaits the address, the headers and the body, sends the request and reads the answer until told to stop.
    #[allow(clippy::too_many_arguments)]
    pub(in crate::source) fn carry_by_fetch(
        source: &JsValue,
        id: u32,
        generation: u32,
        url: JsValue,
        headers: JsValue,
        body: JsValue,
        method: &str,
        credentials: &str,
    );
}
