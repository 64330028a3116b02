//! `with transport native`.

use crate::stage::{Record, Request, from, get, invoke, json, request, turn};
use hypertide_runtime::source::{Encoding, Handler, Source};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

/// A source whose browser's `EventSource` is at hand.
async fn native(path: &'static str, handlers: Vec<Handler>) -> (Source, Request) {
    let mut declaration = from(path, handlers);
    declaration.native = true;
    declaration.retry = None;
    let source = Source::declare(declaration);
    let native = request(path).await;
    turn().await.unwrap();
    (source, native)
}

#[wasm_bindgen_test]
async fn the_browser_carries_and_the_events_arrive_alike() {
    let record = Record::default();
    let handlers = vec![
        record.on("open", Encoding::AsSent),
        record.on("tick", Encoding::Json),
        record.on("message", Encoding::AsSent),
        record.on("error", Encoding::AsSent),
    ];
    let (source, browser) = native("/stage/native", handlers).await;
    let object = source.object();
    assert_eq!(get(&object, "raw"), browser.0);
    assert_eq!(json(&get(&browser.0, "types")), r#"["tick"]"#);
    invoke(&browser.0, "open", vec![]);
    assert_eq!(get(&object, "readyState"), 1);
    invoke(&browser.0, "say", vec!["tick".into(), "{\"n\":1}".into(), "4".into()]);
    invoke(&browser.0, "say", vec!["message".into(), "plain".into(), "4".into()]);
    invoke(&browser.0, "say", vec!["error".into(), "a message".into(), "4".into()]);
    record
        .is(&[
            r#"open {"status":null,"attempt":0,"resumed":false}"#,
            r#"tick {"n":1}"#,
            r#"message "plain""#,
            r#"error "a message""#,
        ])
        .await;
    assert_eq!(get(&object, "lastEventId"), "4");
    source.remove();
    assert!(browser.is_aborted());
}

#[wasm_bindgen_test]
async fn the_browser_retries_while_it_is_connecting_and_gives_up_when_closed() {
    let record = Record::default();
    let handlers = vec![record.on("error", Encoding::AsSent), record.on("close", Encoding::AsSent)];
    let (source, browser) = native("/stage/gives-up", handlers).await;
    invoke(&browser.0, "open", vec![]);
    invoke(&browser.0, "lose", vec![0.into()]);
    assert_eq!(get(&source.object(), "readyState"), 0);
    assert_eq!(get(&source.object(), "retryCount"), 1);
    invoke(&browser.0, "lose", vec![2.into()]);
    assert_eq!(get(&source.object(), "readyState"), 2);
    assert_eq!(record.all().len(), 3);
    assert!(record.all()[1].contains(r#""retryIn":null"#));
    assert_eq!(record.all()[2], r#"close {"reason":"network"}"#);
    source.remove();
}

#[wasm_bindgen_test]
async fn a_name_that_javascript_listens_for_later_is_heard() {
    let (source, browser) = native("/stage/later", vec![]).await;
    let record = Record::default();
    let seen = record.clone();
    let listener = Closure::<dyn Fn(JsValue)>::new(move |event| seen.push(json(&get(&event, "data"))));
    invoke(&source.object(), "addEventListener", vec!["late".into(), listener.as_ref().clone()]);
    invoke(&browser.0, "open", vec![]);
    invoke(&browser.0, "say", vec!["late".into(), "x".into(), "".into()]);
    record.is(&[r#""x""#]).await;
    source.remove();
}
