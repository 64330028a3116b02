//! What happens to the page.

use crate::stage::{Record, from, get, happen, is_requested, opened, request};
use hypertide_runtime::source::{Encoding, Source};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_page_that_is_left_disconnects_and_resumes_when_shown_again() {
    let record = Record::default();
    let handlers = vec![record.on("message", Encoding::AsSent), record.on("error", Encoding::AsSent)];
    let (source, stream) = opened(from("/stage/left", handlers)).await;
    stream.send("id: 1\ndata: 1\n\n");
    record.has(1).await;
    happen("window", "pagehide");
    assert!(stream.is_aborted());
    assert_eq!(get(&source.object(), "readyState"), 0);
    happen("window", "pageshow");
    let again = request("/stage/left").await;
    assert_eq!(again.header("last-event-id").as_deref(), Some("1"));
    again.accept();
    again.send("data: 2\n\n");
    record.is(&[r#"message "1""#, r#"message "2""#]).await;
    happen("document", "freeze");
    assert!(again.is_aborted());
    happen("document", "resume");
    request("/stage/left").await;
    source.remove();
}

#[wasm_bindgen_test]
async fn offline_waits_and_online_retries_at_once() {
    let record = Record::default();
    let source = Source::declare(from("/stage/offline", vec![record.on("error", Encoding::AsSent)]));
    let first = request("/stage/offline").await;
    happen("window", "offline");
    first.fail();
    record.has(1).await;
    assert!(!is_requested("/stage/offline"));
    happen("window", "online");
    request("/stage/offline").await;
    source.remove();
}

#[wasm_bindgen_test]
async fn a_page_that_comes_and_goes_leaves_a_closed_source_closed() {
    let (source, _) = opened(from("/stage/closed", vec![])).await;
    source.close();
    for event in ["pagehide", "pageshow", "offline", "online"] {
        happen("window", event);
    }
    assert_eq!(get(&source.object(), "readyState"), 2);
    assert!(!is_requested("/stage/closed"));
    source.remove();
}
