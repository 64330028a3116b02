//! What handlers do, in a real browser: `wasm-pack test --headless --chrome`. What hyperscript does the same is tested
//! against hyperscript itself, in `tests/conformance`.
#![cfg(target_arch = "wasm32")]

mod catching;
mod def;
mod expressions;
mod on;
mod page;
mod report;

use wasm_bindgen::prelude::*;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen(module = "/tests/handlers/stage.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = play)]
    async fn play_with(process: &JsValue, html: &str, steps: &str) -> Result<JsValue, JsValue>;
}

/// Puts markup into the page and runs JavaScript on it: see `stage.js`. Gives what that returns, as text.
async fn play(html: &str, steps: &str) -> String {
    hypertide_runtime::start(&js_sys::Object::new());
    let process: Closure<dyn Fn(JsValue)> = Closure::new(|root| hypertide_runtime::process(&root));
    match play_with(process.as_ref(), html, steps).await {
        Ok(text) => text.as_string().unwrap_or_default(),
        Err(error) => panic!("{error:?}"),
    }
}
