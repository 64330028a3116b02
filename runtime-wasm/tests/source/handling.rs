//! Events and their handlers.

use crate::stage::{Record, console_with, from, get, json, object, opened};
use hypertide_runtime::source::{Encoding, Handler, Pattern};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn events_reach_their_handlers_in_order_and_decoded() {
    let record = Record::default();
    let handlers = vec![
        record.on("tick", Encoding::Json),
        record.on("message", Encoding::AsSent),
        record.on("text", Encoding::String),
    ];
    let (source, stream) = opened(from("/stage/order", handlers)).await;
    stream.send("event: tick\ndata: {\"n\":1}\n\ndata: {\"n\"\ndata::2}\n\nevent: other\ndata: x\n\neve");
    stream.send("nt: text\ndata: 3\nid: 9\n\nevent: tick\ndata: [4]\n\n");
    record.is(&["tick {\"n\":1}", r#"message "{\"n\"\n:2}""#, r#"text "3""#, "tick [4]"]).await;
    assert_eq!(get(&source.object(), "lastEventId"), "9");
    source.remove();
}

#[wasm_bindgen_test]
async fn every_handler_that_fits_runs_once_in_the_order_declared() {
    let record = Record::default();
    let mut twice = record.on("a*", Encoding::AsSent);
    twice.patterns.push(Pattern::new("ab"));
    let handlers = vec![record.on("*", Encoding::AsSent), twice, record.on("ab", Encoding::AsSent)];
    let (source, stream) = opened(from("/stage/wild", handlers)).await;
    stream.send("event: ab\ndata: 1\n\nevent: b\ndata: 2\n\n");
    record.has(5).await;
    assert!(record.all()[0].starts_with("* {\"status\":200"), "a wildcard fits lifecycle events too");
    assert_eq!(record.all()[1..], [r#"* "1""#, r#"a* "1""#, r#"ab "1""#, r#"* "2""#]);
    source.remove();
}

#[wasm_bindgen_test]
async fn data_that_does_not_decode_is_an_error_event_and_the_stream_goes_on() {
    let record = Record::default();
    let handlers = vec![record.on("tick", Encoding::Json), record.on("error", Encoding::Json)];
    let (source, stream) = opened(from("/stage/decode", handlers)).await;
    stream.send("event: tick\ndata: {no\n\nevent: tick\ndata: 2\n\n");
    record.has(2).await;
    let first = &record.all()[0];
    assert!(first.starts_with(r#"error {"reason":"decode","data":"{no","message":""#), "{first}");
    assert_eq!(record.all()[1], "tick 2");
    assert_eq!(get(&source.object(), "readyState"), 1);
    source.remove();
}

#[wasm_bindgen_test]
async fn another_encoding_is_a_conversion() {
    let record = Record::default();
    let convert: Encoding = Encoding::Other(Rc::new(|data| {
        data.as_string()
            .and_then(|data| data.parse::<f64>().ok())
            .map(JsValue::from)
            .ok_or_else(|| js_sys::Error::new("no number").into())
    }));
    let handlers = vec![record.on("n", convert), record.on("error", Encoding::AsSent)];
    let (source, stream) = opened(from("/stage/convert", handlers)).await;
    stream.send("event: n\ndata: 4.5\n\nevent: n\ndata: x\n\n");
    record.is(&["n 4.5", r#"error {"reason":"decode","data":"x","message":"no number"}"#]).await;
    source.remove();
}

#[wasm_bindgen_test]
async fn what_the_server_names_open_error_or_close_is_a_plain_message() {
    let record = Record::default();
    let handlers = vec![
        record.on("open", Encoding::AsSent),
        record.on("error", Encoding::Json),
        record.on("close", Encoding::AsSent),
    ];
    let (source, stream) = opened(from("/stage/named", handlers)).await;
    stream.send("event: error\ndata: {\"a\":1}\n\nevent: close\ndata: b\n\nevent: open\ndata: c\n\n");
    record.has(4).await;
    assert_eq!(record.all()[1..], [r#"error {"a":1}"#, r#"close "b""#, r#"open "c""#]);
    assert_eq!(get(&source.object(), "readyState"), 1);
    source.remove();
}

#[wasm_bindgen_test]
async fn me_is_the_source_and_event_the_message_event() {
    let record = Record::default();
    let seen = record.clone();
    let handler = Handler {
        patterns: vec![Pattern::new("tick")],
        encoding: Encoding::Json,
        uses_event: true,
        run: Rc::new(move |call| {
            assert_eq!(call.me, call.source.object());
            let event = |name| get(&call.event, name);
            seen.push(json(&call.it));
            seen.push(json(&js_sys::Array::of(&[
                get(&call.event, "constructor.name"),
                event("type"),
                event("data"),
                event("lastEventId"),
            ])));
            assert_eq!(event("origin"), get(&js_sys::global(), "location.origin"));
        }),
    };
    let (source, stream) = opened(from("/stage/event", vec![handler])).await;
    stream.send("event: tick\nid: 7\ndata: {\"n\":1}\n\n");
    record.is(&["{\"n\":1}", r#"["MessageEvent","tick","{\"n\":1}","7"]"#]).await;
    source.remove();
}

/// A handler that fails with this word.
fn failing(pattern: &'static str, word: &'static str) -> Handler {
    Handler {
        patterns: vec![Pattern::new(pattern)],
        encoding: Encoding::AsSent,
        uses_event: false,
        run: Rc::new(move |call| call.failed(js_sys::Error::new(word).into())),
    }
}

#[wasm_bindgen_test]
async fn a_handler_that_throws_is_an_error_event_and_on_the_console() {
    let record = Record::default();
    let handlers = vec![
        failing("tick", "low water"),
        record.on("tick", Encoding::AsSent),
        record.on("error", Encoding::AsSent),
    ];
    let (source, stream) = opened(from("/stage/throws", handlers)).await;
    stream.send("event: tick\ndata: 1\n\n");
    record.is(&[r#"error {"reason":"handler","error":{},"message":"low water"}"#, r#"tick "1""#]).await;
    assert_eq!(console_with("low water"), 1);
    assert_eq!(get(&source.object(), "readyState"), 1);
    source.remove();
}

#[wasm_bindgen_test]
async fn an_error_in_the_handler_of_errors_goes_to_the_console_only() {
    let (source, stream) = opened(from(
        "/stage/recursion",
        vec![failing("tick", "first fault"), failing("error", "second fault")],
    ))
    .await;
    let record = Record::default();
    let seen = record.clone();
    let listener =
        Closure::<dyn Fn(JsValue)>::new(move |event| seen.push(json(&get(&event, "detail.message"))));
    crate::stage::invoke(
        &source.object(),
        "addEventListener",
        vec!["error".into(), listener.as_ref().clone()],
    );
    stream.send("event: tick\ndata: 1\n\nevent: tick\ndata: 2\n\n");
    record.is(&[r#""first fault""#, r#""first fault""#]).await;
    assert_eq!(console_with("second fault"), 2);
    source.remove();
}

#[wasm_bindgen_test]
async fn a_handler_that_waits_and_then_fails_on_an_error_event_does_not_go_round_for_ever() {
    let parked: Rc<std::cell::RefCell<Option<hypertide_runtime::source::Call>>> = Rc::default();
    let park = parked.clone();
    let handler = Handler {
        patterns: vec![Pattern::new("error")],
        encoding: Encoding::AsSent,
        uses_event: false,
        run: Rc::new(move |call| {
            park.replace(Some(call));
        }),
    };
    let (source, stream) = opened(from("/stage/parked", vec![failing("tick", "early"), handler])).await;
    stream.send("event: tick\ndata: 1\n\n");
    let wait = parked.clone();
    crate::stage::until("the parked handler", move || wait.borrow().is_some()).await;
    let call = parked.take();
    call.expect("a call").failed(js_sys::Error::new("much later").into());
    assert!(parked.borrow().is_none(), "no second error event");
    assert_eq!(console_with("much later"), 1);
    source.remove();
}

#[wasm_bindgen_test]
async fn closing_in_a_handler_ends_the_chunk_there() {
    let record = Record::default();
    let seen = record.clone();
    let close = Handler {
        patterns: vec![Pattern::new("tick")],
        encoding: Encoding::AsSent,
        uses_event: false,
        run: Rc::new(move |call| {
            seen.push("tick");
            call.source.close();
        }),
    };
    let (source, stream) =
        opened(from("/stage/close-within", vec![close, record.on("close", Encoding::AsSent)])).await;
    stream.send("event: tick\nid: 1\ndata: 1\n\nevent: tick\nid: 2\ndata: 2\n\n");
    record.is(&["tick", r#"close {"reason":"close"}"#]).await;
    assert!(stream.is_aborted());
    assert_eq!(get(&source.object(), "lastEventId"), "1");
    assert_eq!(json(&object("1")), "1");
    source.remove();
}
