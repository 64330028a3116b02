//! The WebAssembly half in a browser: `wasm-pack test --headless --chrome`.
#![cfg(target_arch = "wasm32")]

use hypertide_runtime::bindgen::{ask, create, decode, forget, tell};
use serde_json::{Value, json};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

// The words of `runtime.js` and `station.js`.
const PARSE: u32 = 0;
const PLACE: u32 = 1;
const ATTRIBUTE: u32 = 2;
const EXPRESSION: u32 = 3;
const REMEMBER: u32 = 4;
const LOOK: u32 = 0;
const BEGIN: u32 = 4;
const HEAD: u32 = 5;
const END: u32 = 6;

fn asked(what: u32, text: &str, name: &str, start: u32, end: u32) -> Value {
    serde_json::from_str(&ask(what, text, name, start, end)).expect("answers are JSON")
}

fn told(id: u32, what: u32, generation: u32, number: f64, text: &str) -> Value {
    let answer = tell(id, what, generation, number, 0.0, 1000.0, 0.5, text, "");
    serde_json::from_str(&answer).expect("answers are JSON")
}

fn source(declared: bool) -> u32 {
    create(declared, false, false, f64::NAN, f64::NAN, f64::NAN, 1024.0)
}

#[wasm_bindgen_test]
fn a_script_gives_what_it_declares() {
    let answer = asked(PARSE, "on click log 1 end\n\neventsource Prices from /prices end", "script", 0, 0);
    assert_eq!(answer[0][0].as_array().map(Vec::len), Some(2), "{answer}");
    assert_eq!(answer[0][1], json!([]));
}

#[wasm_bindgen_test]
fn texts_that_come_together_are_answered_one_by_one() {
    let answer = asked(PARSE, "on click log 1\0putt\0init log 2", "", 0, 0);
    let problems: Vec<_> = (0..3).map(|at| answer[at][1].as_array().map_or(0, Vec::len)).collect();
    assert_eq!(problems, [0, 1, 0], "{answer}");
}

#[wasm_bindgen_test]
fn a_mistake_is_said_with_its_place_behind_characters_of_several_bytes() {
    let answer = asked(PARSE, "-- für Élise 🎹\non click putt 'ä' into me", "p#x[_]", 0, 0);
    let said = answer[0][1][0][0].as_str().unwrap_or_default();
    assert!(said.contains("p#x[_]:2:10"), "{said}");
    assert!(said.contains("did you mean `put`?"), "{said}");
}

#[wasm_bindgen_test]
fn a_place_is_a_line_with_a_mark_under_it() {
    let answer = asked(PLACE, "set x to nothing.y", "button", 9, 16);
    let place = answer.as_str().unwrap_or_default();
    assert!(place.contains("button:1:10") && place.contains("^^^^^^^"), "{place}");
}

#[wasm_bindgen_test]
fn attributes_and_expressions_of_datastar_are_read() {
    let attribute = asked(ATTRIBUTE, "data-on:click__debounce.500ms", "button", 1, 0);
    assert_eq!(attribute[0], json!([]), "{attribute}");
    assert_eq!(attribute[1][0], "on", "{attribute}");
    let expression = asked(EXPRESSION, "$count++", "button[data-on:click]", 0, 0);
    assert_eq!(expression[0], json!([]), "{expression}");
    let broken = asked(EXPRESSION, "$count +", "button[data-on:click]", 0, 0);
    assert!(broken[0][0][0].as_str().is_some_and(|said| said.contains("expected a value")), "{broken}");
}

#[wasm_bindgen_test]
fn markup_that_was_given_before_gives_what_differs() {
    let row = |n: u32| format!("<tr id=\"r{n}\"><td>{n}</td></tr>");
    let rows = |last: u32| [row(1), row(2), row(3), row(last)].concat();
    asked(REMEMBER, &rows(4), "", 7, 1);
    let same = ask(REMEMBER, &rows(4), "", 7, 1);
    let other = ask(REMEMBER, &rows(5), "", 7, 1);
    assert!(same.len() < other.len() && other.contains('5') && !other.contains("r2"), "{same} {other}");
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
