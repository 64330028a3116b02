//! The WebAssembly half in a browser: `wasm-pack test --headless --chrome`.
#![cfg(target_arch = "wasm32")]

use hypertide_runtime::bindgen::{create, decode, forget, scan, tell};
use serde_json::Value;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

// The words of `station.js`.
const LOOK: u32 = 0;
const BEGIN: u32 = 4;
const HEAD: u32 = 5;
const END: u32 = 6;

fn told(id: u32, what: u32, generation: u32, number: f64, text: &str) -> Value {
    let answer = tell(id, what, generation, number, 0.0, 1000.0, 0.5, text, "");
    serde_json::from_str(&answer).expect("answers are JSON")
}

fn source(declared: bool) -> u32 {
    create(declared, false, false, f64::NAN, f64::NAN, f64::NAN, 1024.0)
}

#[wasm_bindgen_test]
fn markup_is_taken_apart_with_its_places_as_the_page_counts_them() {
    let rows = scan("<p>🎹</p><b id=x></b>");
    let [_, piano, bold] = rows.chunks(9).collect::<Vec<_>>()[..] else { panic!("{rows:?}") };
    assert_eq!(piano[..4], [0, 3, 5, 9]);
    assert_eq!((&bold[..4], &bold[6..]), (&[9, 17, 17, 21][..], &[11, 15, 16][..]));
    assert!(scan("<p><p></p></p>").is_empty(), "HTML's parser would close the first");
    assert!(scan("<é-a></é-a>").is_empty() && scan("<x-é></x-é>").is_empty());
}

#[wasm_bindgen_test]
fn a_stream_that_is_cut_in_a_character_loses_nothing() {
    let stream = "id: 7\nevent: note\ndata: für 🎹\n\n".as_bytes();
    for cut in 0..=stream.len() {
        let id = source(false);
        let (before, after) = stream.split_at(cut);
        let text = decode(id, 0, 0.0, before) + &decode(id, 0, 0.0, after);
        assert_eq!(text, "note\rfür 🎹\r7\r", "cut at {cut}");
        forget(id);
    }
}

#[wasm_bindgen_test]
fn a_stream_over_the_limit_is_given_up() {
    let id = source(false);
    let answer = decode(id, 0, 0.0, format!("data: {}", "x".repeat(2000)).as_bytes());
    assert_eq!(answer, "!");
    forget(id);
}

#[wasm_bindgen_test]
fn a_source_connects_opens_and_connects_again() {
    let id = source(true);
    let looked = told(id, LOOK, 0, 0.0, "");
    let generation = looked[4].as_u64().expect("a connection is begun") as u32;
    assert_eq!(looked[5][0], 0, "{looked}");
    assert_eq!(told(id, BEGIN, generation, 0.0, "https://example.org/stream")[1], 1);
    let opened = told(id, HEAD, generation, 200.0, "text/event-stream");
    assert_eq!(opened[2], 1, "{opened}");
    let ended = told(id, END, generation, 0.0, "");
    assert_eq!(ended[2], 0, "{ended}");
    forget(id);
}
