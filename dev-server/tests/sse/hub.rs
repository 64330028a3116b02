//! One stream, many readers.

use axum::{Router, routing::get};
use hypertide_server::sse::{Event, Hub, LastEventId, PublishError};

use crate::client::{End, Reader, serve, until};

pub(crate) fn app(hub: &Hub) -> Router {
    let hub = hub.clone();
    Router::new().route("/", get(async move |last: LastEventId| hub.subscribe(last.as_deref())))
}

#[tokio::test]
async fn every_reader_gets_every_event_in_order_under_the_same_id() {
    let hub = Hub::new();
    let address = serve(app(&hub)).await;
    let mut readers = Vec::new();
    for _ in 0..5 {
        let mut reader = Reader::connect(address, "/", None).await;
        reader.block().await.unwrap();
        readers.push(reader);
    }
    let mut ids = Vec::new();
    for n in 1..=3 {
        ids.push(hub.publish(&Event::json("n", &n).unwrap()).unwrap().to_string());
    }
    for reader in &mut readers {
        for (n, id) in (1..=3).zip(&ids) {
            let event = reader.event().await.unwrap();
            assert_eq!((&*event.name, event.data, event.id.as_ref()), ("n", Some(n.to_string()), Some(id)));
        }
    }
    let statistics = hub.statistics();
    assert_eq!((statistics.readers, statistics.published, statistics.sent), (5, 3, 15));
    drop(readers);
    until("all readers have gone", || hub.statistics().readers == 0).await;
}

#[tokio::test]
async fn what_the_application_sends_first_goes_to_that_reader_alone() {
    let hub = Hub::new();
    let readers = hub.clone();
    let app = Router::new().route(
        "/",
        get(async move |last: LastEventId| {
            readers.subscribe(last.as_deref()).with_first([Event::from("hello")])
        }),
    );
    let address = serve(app).await;
    let mut first = Reader::connect(address, "/", None).await;
    assert_eq!(first.data().await, "hello");
    let mut second = Reader::connect(address, "/", None).await;
    assert_eq!(second.data().await, "hello");
    hub.publish(&Event::from("news")).unwrap();
    assert_eq!(first.data().await, "news");
    assert_eq!(second.data().await, "news");
}

#[tokio::test]
async fn a_fresh_reader_gets_the_history_where_the_application_wants_it() {
    let hub = Hub::builder().log_events(2).build().unwrap();
    for n in 1..=3 {
        hub.publish(&Event::from(n.to_string())).unwrap();
    }
    let readers = hub.clone();
    let app = Router::new().route("/", get(async move || readers.subscribe(None).with_history()));
    let mut reader = Reader::connect(serve(app).await, "/", None).await;
    assert_eq!((reader.data().await, reader.data().await), ("2".into(), "3".into()));
    hub.publish(&Event::from("4")).unwrap();
    assert_eq!(reader.data().await, "4");
}

#[tokio::test]
async fn a_slow_reader_is_dropped_and_counted_and_resumes_from_the_log() {
    const EVENTS: usize = 2_000;
    let hub = Hub::builder().queue(100).log_events(EVENTS).log_bytes(64 << 20).build().unwrap();
    let address = serve(app(&hub)).await;
    let mut slow = Reader::connect(address, "/", None).await;
    slow.block().await.unwrap();
    let mut quick = Reader::connect(address, "/", None).await;
    quick.block().await.unwrap();

    // More than the sockets' buffers hold, while `slow` does not read.
    let padding = "x".repeat(20_000);
    for n in 1..=EVENTS {
        hub.publish(&Event::from(format!("{n} {padding}"))).unwrap();
        assert!(quick.data().await.starts_with(&format!("{n} ")));
    }
    let statistics = hub.statistics();
    assert_eq!((statistics.dropped, statistics.readers), (1, 1));

    let mut next = 1;
    while let Ok(event) = slow.event().await {
        assert!(event.data.unwrap().starts_with(&format!("{next} ")));
        next += 1;
    }
    assert!(next < EVENTS, "it was dropped before the end");
    let mut back = Reader::connect(address, "/", slow.last_event_id.as_deref()).await;
    for n in next..=EVENTS {
        assert!(back.data().await.starts_with(&format!("{n} ")));
    }
    assert_eq!(hub.statistics().resumed, 1);
}

#[tokio::test]
async fn a_dropped_reader_sees_a_clean_end() {
    let hub = Hub::builder().queue(1).log_events(1).build().unwrap();
    let address = serve(app(&hub)).await;
    let mut reader = Reader::connect(address, "/", None).await;
    reader.block().await.unwrap();
    // All at once, so that no reader can keep up on this one thread.
    for n in 0..10 {
        hub.publish(&Event::from(n.to_string())).unwrap();
    }
    assert_eq!(reader.end().await, End::Clean);
    assert_eq!(hub.statistics().dropped, 1);
}

#[tokio::test]
async fn an_event_with_an_id_of_its_own_is_refused() {
    let hub = Hub::new();
    let event = Event::from("x").id("mine").unwrap();
    let error = hub.publish(&event).unwrap_err();
    assert!(matches!(error, PublishError::HasId));
    assert_eq!(hub.latest().sequence(), 0);
}

#[tokio::test]
async fn events_published_together_are_sent_up_to_the_first_that_fails() {
    let hub = Hub::new();
    let address = serve(app(&hub)).await;
    let mut reader = Reader::connect(address, "/", None).await;
    reader.block().await.unwrap();
    let events = [Event::from("1"), Event::from("2"), Event::from("3").id("mine").unwrap(), Event::from("4")];
    assert!(matches!(hub.publish_all(&events), Err(PublishError::HasId)));
    assert_eq!((reader.data().await, reader.data().await), ("1".into(), "2".into()));
    assert_eq!(hub.latest().sequence(), 2);
}
