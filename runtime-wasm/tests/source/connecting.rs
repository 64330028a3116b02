//! Requests and reconnects.

use crate::stage::{
    Record, from, get, invoke, is_requested, json, later, object, opened, request, turn, until,
};
use hypertide_runtime::source::{Encoding, Source};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn the_request_is_what_was_declared() {
    let mut declaration = from("/stage/request", vec![]);
    declaration.method = Some("POST".into());
    declaration.headers = Some(Rc::new(|_| Ok(later(&object(r#"{"X-Tide":"high","N":3}"#)))));
    declaration.body = Some(Rc::new(|_| Ok(object(r#"{"a":[1]}"#))));
    let source = Source::declare(declaration);
    let request = request("/stage/request").await;
    assert_eq!(get(&request.0, "method"), "POST");
    assert_eq!(get(&request.0, "body"), r#"{"a":[1]}"#);
    assert_eq!(get(&request.0, "cache"), "no-store");
    assert_eq!(get(&request.0, "credentials"), "same-origin");
    for (name, value) in [
        ("accept", "text/event-stream"),
        ("x-tide", "high"),
        ("n", "3"),
        ("content-type", "application/json"),
    ] {
        assert_eq!(request.header(name).as_deref(), Some(value));
    }
    assert_eq!(request.header("cache-control"), None);
    source.remove();
    assert!(request.is_aborted());
}

#[wasm_bindgen_test]
async fn a_dropped_connection_is_resumed_after_the_last_event() {
    let record = Record::default();
    let handlers = vec![record.on("tick", Encoding::Json), record.on("error", Encoding::AsSent)];
    let (source, stream) = opened(from("/stage/resume", handlers)).await;
    stream.send("event: tick\nid: 1\ndata: 1\n\nevent: tick\nid: 2\nda");
    record.has(1).await;
    stream.fail();
    let again = request("/stage/resume").await;
    assert_eq!(again.header("last-event-id").as_deref(), Some("1"));
    let error = &record.all()[1];
    assert!(error.starts_with(r#"error {"reason":"network","status":200,"attempt":1,"retryIn":"#), "{error}");
    assert!(error.ends_with(r#""message":"lost"}"#), "{error}");
    again.accept();
    again.send("event: tick\nid: 2\ndata: 2\n\n");
    record.has(3).await;
    assert_eq!(record.all()[2], "tick 2");
    assert_eq!(get(&source.object(), "retryCount"), 0);
    source.remove();
}

#[wasm_bindgen_test]
async fn the_end_of_the_stream_and_a_refused_request_are_retried() {
    let record = Record::default();
    let (source, stream) = opened(from("/stage/retry", vec![record.on("error", Encoding::AsSent)])).await;
    stream.end();
    request("/stage/retry").await.fail();
    request("/stage/retry").await.answer(503, "text/plain");
    let last = request("/stage/retry").await;
    assert_eq!(get(&source.object(), "retryCount"), 3);
    let reasons: Vec<String> =
        record.all().iter().map(|error| error.split('"').nth(3).unwrap_or("").to_owned()).collect();
    assert_eq!(reasons, ["end", "network", "status"]);
    source.remove();
    assert!(last.is_aborted());
}

#[wasm_bindgen_test]
async fn the_last_event_id_is_sent_as_its_utf8_bytes() {
    let (source, stream) = opened(from("/stage/utf8", vec![])).await;
    stream.send("id: é✓\n\n");
    let object = source.object();
    until("the id", move || get(&object, "lastEventId") == "é✓").await;
    stream.end();
    let again = request("/stage/utf8").await;
    assert_eq!(again.header("last-event-id").as_deref(), Some("Ã©â\u{9c}\u{93}"));
    source.remove();
}

#[wasm_bindgen_test]
async fn the_address_is_evaluated_anew_for_each_connection() {
    let count = Rc::new(Cell::new(0));
    let counted = count.clone();
    let mut declaration = from("/stage/anew", vec![]);
    declaration.url = Some(Rc::new(move |me| {
        assert_eq!(get(me, "name"), "/stage/anew");
        counted.set(counted.get() + 1);
        Ok(later(&format!("/stage/anew?{}", counted.get()).into()))
    }));
    let (source, stream) = opened(declaration).await;
    stream.send("id: 1\n\n");
    stream.end();
    let again = request("/stage/anew").await;
    assert!(get(&again.0, "url").as_string().unwrap().ends_with("/stage/anew?2"));
    assert_eq!(again.header("last-event-id").as_deref(), Some("1"), "another query keeps the id");
    source.remove();
}

#[wasm_bindgen_test]
async fn an_address_that_throws_is_tried_again() {
    let count = Rc::new(Cell::new(0));
    let record = Record::default();
    let mut declaration = from("/stage/throwing", vec![record.on("error", Encoding::AsSent)]);
    declaration.url = Some(Rc::new(move |_| {
        count.set(count.get() + 1);
        match count.get() {
            1 => Err(js_sys::Error::new("no token yet").into()),
            2 => Ok(js_sys::Promise::reject(&js_sys::Error::new("nor now")).into()),
            _ => Ok("/stage/throwing".into()),
        }
    }));
    let source = Source::declare(declaration);
    request("/stage/throwing").await;
    let errors = record.all();
    assert!(errors[0].contains(r#""message":"no token yet""#), "{errors:?}");
    assert!(errors[1].contains(r#""message":"nor now""#), "{errors:?}");
    source.remove();
}

#[wasm_bindgen_test]
async fn what_is_no_address_is_a_final_error() {
    for (value, message) in [(JsValue::NULL, "no url"), ("http://".into(), "not a URL: http://")] {
        let record = Record::default();
        let mut declaration = from(
            "/stage/none",
            vec![record.on("error", Encoding::AsSent), record.on("close", Encoding::AsSent)],
        );
        declaration.url = Some(Rc::new(move |_| Ok(value.clone())));
        let source = Source::declare(declaration);
        record.has(2).await;
        assert_eq!(
            record.all(),
            [
                format!(
                    r#"error {{"reason":"url","status":null,"attempt":0,"retryIn":null,"message":"{message}"}}"#
                ),
                r#"close {"reason":"url"}"#.to_owned()
            ]
        );
        source.remove();
    }
}

#[wasm_bindgen_test]
async fn final_answers_close() {
    for (status, content_type, reason) in
        [(200, "text/html", "content-type"), (404, "text/event-stream", "status"), (204, "", "no-content")]
    {
        let record = Record::default();
        let handlers = vec![record.on("error", Encoding::AsSent), record.on("close", Encoding::AsSent)];
        let source = Source::declare(from("/stage/final", handlers));
        let request = request("/stage/final").await;
        request.answer(status, content_type);
        let close = format!(r#"close {{"reason":"{reason}"}}"#);
        record.has(if status == 204 { 1 } else { 2 }).await;
        assert_eq!(record.all().last(), Some(&close));
        assert_eq!(record.all().len(), if status == 204 { 1 } else { 2 });
        assert_eq!(get(&source.object(), "readyState"), 2);
        assert!(request.is_aborted(), "the answer's body is let go of");
        source.remove();
    }
}

#[wasm_bindgen_test]
async fn retry_after_is_seconds_or_a_date() {
    for (retry_after, least) in
        [("7200", 7_199_000.0), ("Fri, 31 Dec 2100 23:59:59 GMT", 1e12), ("soon", 0.0)]
    {
        let record = Record::default();
        let source = Source::declare(from("/stage/retry-after", vec![record.on("error", Encoding::AsSent)]));
        let request = request("/stage/retry-after").await;
        invoke(&request.0, "answer", vec![503.into(), "".into(), retry_after.into()]);
        record.has(1).await;
        let detail = object(record.all()[0].trim_start_matches("error "));
        let delay = get(&detail, "retryIn").as_f64().unwrap();
        assert!(delay >= least && (least > 0.0 || delay <= 2.0), "{retry_after}: {}", json(&detail));
        source.remove();
    }
}

#[wasm_bindgen_test]
async fn silence_beyond_the_timeout_is_a_failure() {
    let record = Record::default();
    let mut declaration = from("/stage/silence", vec![record.on("error", Encoding::AsSent)]);
    declaration.timeout = Some(20.0);
    let (source, stream) = opened(declaration).await;
    record.has(1).await;
    assert!(record.all()[0].starts_with(r#"error {"reason":"timeout","status":200,"attempt":1"#));
    assert!(stream.is_aborted());
    source.remove();
}

#[wasm_bindgen_test]
async fn a_source_closed_before_it_connects_sends_nothing() {
    let source = Source::declare(from("/stage/unsent", vec![]));
    source.close();
    turn().await.unwrap();
    assert!(!is_requested("/stage/unsent"));
    source.remove();
}
