//! `with transport native`: the browser connects, retries and decodes by itself.

use super::Connection;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/source/transport/native.js")]
extern "C" {
    /// The means to end a connection, and to hear events of one more name.
    #[wasm_bindgen(extends = Connection)]
    pub(in crate::source) type NativeConnection;
    #[wasm_bindgen(method)]
    pub(in crate::source) fn listen(this: &NativeConnection, name: &str);

    /// Awaits the address and opens the browser's `EventSource`, listening for events of these names.
    pub(in crate::source) fn carry_natively(
        id: u32,
        generation: u32,
        url: JsValue,
        credentials: bool,
        names: Vec<JsValue>,
    ) -> NativeConnection;
}
