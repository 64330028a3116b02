//! What is asked of JavaScript.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/source/source.js")]
extern "C" {
    pub(super) fn connect(answer: JsValue);
    pub(super) fn create(id: u32) -> JsValue;
    #[wasm_bindgen(catch)]
    pub(super) fn resolve(url: &JsValue) -> Result<String, JsValue>;
    pub(super) fn no_url() -> JsValue;
    pub(super) fn text_of(error: &JsValue) -> String;
    pub(super) fn message_event(source: &JsValue, name: &str, data: &JsValue, id: &str) -> JsValue;
    pub(super) fn lifecycle_event(name: &str, detail: &JsValue) -> JsValue;
    pub(super) fn detail_of_open(status: JsValue, attempt: u32, resumed: bool, message: &str) -> JsValue;
    pub(super) fn detail_of_error(
        reason: &str,
        status: JsValue,
        attempt: u32,
        retry_in: JsValue,
        message: &str,
    ) -> JsValue;
    pub(super) fn detail_of(reason: &str, key: &str, value: &JsValue, message: &str) -> JsValue;
    pub(super) fn copy(chunk: &JsValue, to: &mut [u8]);
    pub(super) fn start_timer(source: &JsValue, milliseconds: f64);
    pub(super) fn clear_timer(source: &JsValue);
    pub(super) fn disconnect(source: &JsValue);
    pub(super) fn listen(source: &JsValue, name: &str);
    pub(super) fn start_soon();
    pub(super) fn watch_page() -> bool;
    pub(super) fn patched(source: &JsValue, allowed: bool, name: &str, data: &str);
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Date)]
    pub(super) fn now() -> f64;
    #[wasm_bindgen(js_namespace = Math)]
    pub(super) fn random() -> f64;
    #[wasm_bindgen(js_namespace = JSON, js_name = parse, catch)]
    pub(super) fn parse_json(text: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = console, js_name = error)]
    pub(super) fn console_error(message: &str, detail: &JsValue);

    pub(super) type Target;
    #[wasm_bindgen(method, catch, js_name = dispatchEvent)]
    pub(super) fn dispatch_event(this: &Target, event: &JsValue) -> Result<JsValue, JsValue>;

    pub(super) type Chunk;
    #[wasm_bindgen(method, getter, structural)]
    pub(super) fn length(this: &Chunk) -> u32;
}
