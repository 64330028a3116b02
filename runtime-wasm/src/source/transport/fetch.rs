//! The default transport. It has status, headers, methods and resumption.

use super::Connection;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/source/transport/fetch.js")]
extern "C" {
    /// Awaits the address, the headers and the body, sends the request and reads the answer until told to stop.
    pub(in crate::source) fn carry_by_fetch(
        id: u32,
        generation: u32,
        url: JsValue,
        headers: JsValue,
        body: JsValue,
        method: &str,
        credentials: &str,
    ) -> Connection;
}
