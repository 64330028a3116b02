//! The functions of the module by wasm-bindgen, for who builds it with wasm-pack: what `connect` of `runtime.js` takes, as
//! `module.js` makes it of the plain exports in the bundle.

use crate::Runtime;
use std::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    static RUNTIME: RefCell<Runtime> = const { RefCell::new(Runtime::new()) };
}

fn with<T>(act: impl FnOnce(&mut Runtime) -> T) -> T {
    RUNTIME.with_borrow_mut(act)
}

/// What is made here is UTF-8, but for what a stream has brought: that is made so as browsers do.
fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// Has panics of a debug build on the console, with their place.
#[wasm_bindgen(start)]
pub fn start() {
    if cfg!(debug_assertions) {
        console_error_panic_hook::set_once();
    }
}

/// See [`Stations::create`](crate::source::station::Stations::create).
#[wasm_bindgen]
pub fn create(
    declared: bool,
    offline: bool,
    native: bool,
    timeout: f64,
    first: f64,
    longest: f64,
    limit: f64,
) -> u32 {
    with(|runtime| runtime.stations.create(declared, offline, native, timeout, first, longest, limit))
}

/// See [`Stations::forget`](crate::source::station::Stations::forget).
#[wasm_bindgen]
pub fn forget(id: u32) {
    with(|runtime| runtime.stations.forget(id));
}

/// See [`Stations::tell`](crate::source::station::Stations::tell).
#[wasm_bindgen]
#[allow(clippy::too_many_arguments)]
pub fn tell(
    id: u32,
    what: u32,
    generation: u32,
    number: f64,
    wait: f64,
    now: f64,
    random: f64,
    given: &str,
    last_event_id: &str,
) -> String {
    text(with(|runtime| {
        runtime.stations.tell(id, what, generation, number, wait, now, random, given, last_event_id)
    }))
}

/// See [`Stations::decode`](crate::source::station::Stations::decode).
#[wasm_bindgen]
pub fn decode(id: u32, generation: u32, now: f64, chunk: &[u8]) -> String {
    text(with(|runtime| runtime.stations.decode(id, generation, now, chunk)))
}

/// See [`scan`](hypertide_grammar::markup::scan). Empty where the text cannot be compared with another, else its elements, each
/// as a row of numbers; they count places as the page does.
#[cfg(feature = "datastar")]
#[wasm_bindgen]
pub fn scan(given: &str) -> Vec<u32> {
    use hypertide_grammar::markup::{Node, OTHER, scan};
    let letter = |unit: u16| char::from(if unit < 0x80 { unit as u8 } else { OTHER });
    let markup = scan(&given.encode_utf16().map(letter).collect::<String>()).filter(|markup| !markup.lively);
    let row = |&Node { start, open, close, end, size, marks, name, id: [id, id_end] }: &Node| {
        [start, open, close, end, size, marks, name, id, id_end]
    };
    markup.iter().flat_map(|markup| &markup.nodes).flat_map(row).collect()
}
