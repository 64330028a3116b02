//! The object that a source is to JavaScript.

use crate::stage::{
    Record, from, get, invoke, is_event_target, is_requested, json, kind, opened, put, request, until,
};
use hypertide_runtime::source::{Declaration, Encoding, Source, sources};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

fn listener(record: &Record, path: &'static str) -> JsValue {
    let record = record.clone();
    Closure::<dyn Fn(JsValue)>::new(move |event| record.push(json(&get(&event, path)))).into_js_value()
}

#[wasm_bindgen_test]
async fn it_has_the_members_of_an_event_source() {
    let mut declaration = from("/stage/members", vec![]);
    declaration.credentials = true;
    let source = Source::declare(declaration);
    let object = source.object();
    let state = |name| get(&object, name);
    assert_eq!(state("readyState"), 0);
    assert_eq!(state("raw"), JsValue::NULL);
    let stream = request("/stage/members").await;
    stream.accept();
    let opened = object.clone();
    until("open", move || get(&opened, "readyState") == 1).await;
    let origin = get(&js_sys::global(), "location.origin").as_string().unwrap();
    assert_eq!(state("url"), JsValue::from(origin + "/stage/members"));
    assert_eq!((state("CONNECTING"), state("OPEN"), state("CLOSED")), (0.into(), 1.into(), 2.into()));
    assert_eq!(get(&object, "constructor.CLOSED"), 2);
    assert_eq!(state("withCredentials"), true);
    assert_eq!(state("lastEventId"), "");
    assert_eq!(state("retryCount"), 0);
    assert_eq!(state("name"), "/stage/members");
    assert_eq!(kind(&state("raw")), "Response");
    assert_eq!(state("onmessage"), JsValue::NULL);
    assert!(is_event_target(&object));
    assert_eq!(get(&stream.0, "credentials"), "include");
    source.remove();
}

#[wasm_bindgen_test]
async fn javascript_listens_as_to_an_event_source() {
    let (source, stream) = opened(from("/stage/listens", vec![])).await;
    let object = source.object();
    let record = Record::default();
    put(&object, "onmessage", &listener(&record, "data"));
    invoke(&object, "addEventListener", vec!["tick".into(), listener(&record, "lastEventId")]);
    stream.send("data: first\n\nevent: tick\nid: 3\ndata\n\nevent: unheard\ndata: x\n\n");
    record.is(&[r#""first""#, r#""3""#]).await;
    put(&object, "onmessage", &listener(&record, "type"));
    stream.send("data: second\n\n");
    record.has(3).await;
    put(&object, "onmessage", &JsValue::NULL);
    stream.send("data: third\n\nevent: tick\nid: 4\ndata\n\n");
    record.is(&[r#""first""#, r#""3""#, r#""message""#, r#""4""#]).await;
    source.remove();
}

#[wasm_bindgen_test]
async fn lifecycle_events_reach_javascript_too() {
    let source = Source::declare(from("/stage/lifecycle", vec![]));
    let record = Record::default();
    put(&source.object(), "onopen", &listener(&record, "detail"));
    put(&source.object(), "onerror", &listener(&record, "detail.reason"));
    invoke(&source.object(), "addEventListener", vec!["close".into(), listener(&record, "detail")]);
    request("/stage/lifecycle").await.accept();
    record.has(1).await;
    source.remove();
    record.is(&[r#"{"status":200,"attempt":0,"resumed":false}"#, r#"{"reason":"removed"}"#]).await;
}

#[wasm_bindgen_test]
async fn close_is_said_once_and_open_connects_again() {
    let record = Record::default();
    let (source, stream) = opened(from("/stage/reopen", vec![record.on("close", Encoding::AsSent)])).await;
    stream.send("id: 5\ndata: x\n\n");
    let object = source.object();
    let has_id = object.clone();
    until("the id", move || get(&has_id, "lastEventId") == "5").await;
    invoke(&object, "close", vec![]);
    invoke(&object, "close", vec![]);
    assert_eq!(record.all(), [r#"close {"reason":"close"}"#]);
    assert_eq!(get(&object, "readyState"), 2);
    assert_eq!(get(&object, "raw"), JsValue::NULL);
    assert!(stream.is_aborted());
    invoke(&object, "open", vec![]);
    assert_eq!(request("/stage/reopen").await.header("last-event-id").as_deref(), Some("5"));
    source.remove();
}

#[wasm_bindgen_test]
async fn open_with_another_address_ends_the_old_connection_and_forgets_the_id() {
    let record = Record::default();
    let (source, old) = opened(from("/stage/old", vec![record.on("message", Encoding::AsSent)])).await;
    old.send("id: 5\ndata: of the old\n\n");
    record.has(1).await;
    old.send("data: too late\n\n");
    invoke(&source.object(), "open", vec!["/stage/new".into()]);
    assert!(old.is_aborted());
    let new = request("/stage/new").await;
    assert_eq!(new.header("last-event-id"), None);
    new.accept();
    new.send("data: of the new\n\n");
    record.is(&[r#"message "of the old""#, r#"message "of the new""#]).await;
    invoke(&source.object(), "open", vec!["/stage/new".into()]);
    assert!(!is_requested("/stage/new") && !new.is_aborted(), "already open: nothing happens");
    source.remove();
}

#[wasm_bindgen_test]
async fn without_an_address_open_throws() {
    let source = Source::declare(Declaration::new("nowhere"));
    let object = source.object();
    assert_eq!(get(&object, "readyState"), 2);
    assert_eq!(invoke(&object, "open", vec![]), "threw no url");
    let thrown = invoke(&object, "open", vec!["http://".into()]).as_string().unwrap();
    assert!(thrown.contains("Invalid URL"), "{thrown}");
    invoke(&object, "open", vec!["/stage/given".into()]);
    request("/stage/given").await;
    source.remove();
}

#[wasm_bindgen_test]
fn the_same_text_again_is_the_same_source_until_both_are_removed() {
    let declaration = || Declaration { text: "eventsource a end".into(), ..Declaration::new("same") };
    let first = Source::declare(declaration());
    let second = Source::declare(declaration());
    assert_eq!(first.object(), second.object());
    assert!(sources().contains(&first.object()));
    first.remove();
    assert!(sources().contains(&first.object()));
    second.remove();
    assert!(!sources().contains(&first.object()));
    let object = first.object();
    assert_eq!(get(&object, "readyState"), 2);
    assert_eq!(get(&object, "url"), JsValue::UNDEFINED);
}

#[wasm_bindgen_test]
async fn another_text_under_the_same_name_replaces_the_source() {
    let record = Record::default();
    let declaration = from("/stage/replaced", vec![record.on("close", Encoding::AsSent)]);
    let (old, stream) = opened(declaration).await;
    let new = Source::declare(Declaration { text: "other".into(), ..Declaration::new("/stage/replaced") });
    assert_ne!(old.object(), new.object());
    assert!(stream.is_aborted());
    assert_eq!(record.all(), [r#"close {"reason":"replaced"}"#]);
    old.remove();
    assert!(sources().contains(&new.object()), "the old one takes nothing of the new one with it");
    new.remove();
}

#[wasm_bindgen_test]
fn the_same_name_of_another_element_is_another_source() {
    let owned = |owner: &JsValue| Declaration { owner: owner.clone(), ..Declaration::new("row") };
    let (a, b) = (js_sys::Object::new().into(), js_sys::Object::new().into());
    let (of_a, of_b) = (Source::declare(owned(&a)), Source::declare(owned(&b)));
    assert_ne!(of_a.object(), of_b.object());
    assert_eq!(of_a.object(), Source::declare(owned(&a)).object());
    for source in [&of_a, &of_a, &of_b] {
        source.remove();
    }
}
