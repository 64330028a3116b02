//! `fetch … as Stream`: the decoding of a response's bytes.

use hypertide_grammar::event_stream::{Decoder, Item};
use std::cell::Cell;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/command/stream.js")]
extern "C" {
    fn size(chunk: &JsValue) -> u32;
    fn copy(chunk: &JsValue, to: &mut [u8]);
    fn item(take: &JsValue, name: &str, data: &str, id: &str);
}

/// What decodes the chunks of one response, in order: it is called with a chunk, and with what takes an event's name,
/// data and id.
pub(crate) fn decoder() -> impl Fn(&JsValue, &JsValue) -> bool {
    let decoder = Cell::new(Decoder::new());
    move |chunk, take| {
        let mut bytes = vec![0; size(chunk) as usize];
        copy(chunk, &mut bytes);
        let mut decoding = decoder.take();
        let pushed = decoding.push(&bytes, &mut |found| {
            if let Item::Event { name, data, id } = found {
                item(take, name, data, id);
            }
        });
        decoder.set(decoding);
        pushed.is_ok()
    }
}
