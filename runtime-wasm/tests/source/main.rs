//! The source in a real browser, against streams made in the page: `wasm-pack test --headless --chrome`.
#![cfg(target_arch = "wasm32")]

mod connecting;
mod handling;
mod native;
mod object;
mod page;
mod stage;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
