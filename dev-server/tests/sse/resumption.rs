//! Nothing is lost and nothing repeated, or the reader is told.

use std::time::Duration;

use axum::{Router, routing::get};
use hypertide_server::sse::{Event, Hub, HubBuilder, LastEventId};

use crate::{
    client::{Reader, serve},
    hub::app,
};

#[tokio::test]
async fn a_reader_resumes_after_its_last_event_id() {
    let hub = Hub::new();
    let address = serve(app(&hub)).await;
    let mut reader = Reader::connect(address, "/", None).await;
    reader.block().await.unwrap();
    hub.publish(&Event::from("1")).unwrap();
    assert_eq!(reader.data().await, "1");
    let last = reader.last_event_id.clone();
    drop(reader);
    hub.publish(&Event::from("2")).unwrap();
    let mut reader = Reader::connect(address, "/", last.as_deref()).await;
    hub.publish(&Event::from("3")).unwrap();
    assert_eq!((reader.data().await, reader.data().await), ("2".into(), "3".into()));
}

#[tokio::test]
async fn a_reader_that_saw_no_event_yet_resumes_too() {
    let hub = Hub::new();
    hub.publish(&Event::from("before")).unwrap();
    let address = serve(app(&hub)).await;
    let mut reader = Reader::connect(address, "/", None).await;
    reader.block().await.unwrap();
    let last = reader.last_event_id.clone();
    drop(reader);
    hub.publish(&Event::from("meanwhile")).unwrap();
    assert_eq!(Reader::connect(address, "/", last.as_deref()).await.data().await, "meanwhile");
}

#[tokio::test]
async fn an_event_source_may_say_where_it_stands_in_the_url() {
    let hub = Hub::new();
    let first = hub.publish(&Event::from("1")).unwrap();
    hub.publish(&Event::from("2")).unwrap();
    let address = serve(app(&hub)).await;
    let mut reader = Reader::connect(address, &format!("/?last-event-id={first}"), None).await;
    assert_eq!(reader.data().await, "2");
}

#[tokio::test]
async fn an_id_too_old_is_told_what_is_missing_and_gets_the_rest() {
    let hub = Hub::builder().log_events(2).build().unwrap();
    let first = hub.publish(&Event::from("1")).unwrap().to_string();
    for n in 2..=5 {
        hub.publish(&Event::from(n.to_string())).unwrap();
    }
    let mut reader = Reader::connect(serve(app(&hub)).await, "/", Some(&first)).await;
    let gap = reader.event().await.unwrap();
    assert_eq!(gap.name, "gap");
    let data: serde_json::Value = serde_json::from_str(&gap.data.unwrap()).unwrap();
    assert_eq!((data["lastEventId"].as_str(), data["missed"].as_u64()), (Some(&*first), Some(2)));
    assert_eq!(reader.last_event_id.as_deref(), data["continuesAfter"].as_str());
    assert_eq!((reader.data().await, reader.data().await), ("4".into(), "5".into()));
    assert_eq!(hub.statistics().gaps, 1);
}

#[tokio::test]
async fn an_unknown_id_is_told_and_then_goes_on_from_now() {
    let hub = Hub::new();
    hub.publish(&Event::from("old")).unwrap();
    let address = serve(app(&hub)).await;
    let mut reader = Reader::connect(address, "/", Some("another-7")).await;
    let gap = reader.event().await.unwrap();
    let data: serde_json::Value = serde_json::from_str(&gap.data.unwrap()).unwrap();
    assert_eq!((&*gap.name, data["missed"].is_null()), ("gap", true));
    let place = reader.last_event_id.clone();
    assert_eq!(place.as_deref(), data["continuesAfter"].as_str());
    hub.publish(&Event::from("new")).unwrap();
    assert_eq!(reader.data().await, "new");
    // The place after the gap is one to resume from.
    let mut again = Reader::connect(address, "/", place.as_deref()).await;
    assert_eq!(again.data().await, "new");
}

#[tokio::test]
async fn the_application_may_say_something_better_than_gap() {
    let hub = Hub::new();
    let readers = hub.clone();
    let route = get(async move |last: LastEventId| {
        let stream = readers.subscribe(last.as_deref());
        if stream.start().is_resumed() { stream } else { stream.with_first([Event::from("the whole state")]) }
    });
    let mut reader = Reader::connect(serve(Router::new().route("/", route)).await, "/", Some("?")).await;
    assert_eq!(reader.data().await, "the whole state");
    hub.publish(&Event::from("next")).unwrap();
    assert_eq!(reader.data().await, "next");
}

#[tokio::test]
async fn a_log_on_disk_bridges_two_processes() {
    let folder = tempfile::tempdir().unwrap();
    let open = || Hub::builder().log_file(folder.path().join("log")).build().unwrap();
    let hub = open();
    let first = hub.publish(&Event::from("1")).unwrap().to_string();
    hub.publish(&Event::from("2")).unwrap();
    drop(hub);

    let hub = open();
    let mut reader = Reader::connect(serve(app(&hub)).await, "/", Some(&first)).await;
    assert_eq!(hub.publish(&Event::from("3")).unwrap().sequence(), 3);
    assert_eq!((reader.data().await, reader.data().await), ("2".into(), "3".into()));
}

const EVENTS: u64 = 3_000;

fn keeps_all() -> HubBuilder {
    Hub::builder().log_events(EVENTS as usize).queue(EVENTS as usize)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn replay_and_live_follow_each_other_without_loss_or_repetition() {
    come_and_go(keeps_all().build().unwrap()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn a_hub_that_coalesces_loses_and_repeats_nothing_either() {
    come_and_go(keeps_all().coalesce(Duration::from_millis(2)).build().unwrap()).await;
}

/// Readers that come and go at arbitrary places while events are published see each event exactly once.
async fn come_and_go(hub: Hub) {
    const READERS: u64 = 8;
    let address = serve(app(&hub)).await;
    let readers: Vec<_> = (0..READERS)
        .map(|reader| {
            let start = hub.latest().to_string();
            tokio::spawn(async move {
                let mut last = Some(start);
                let mut seen = 0;
                let mut connections = 0;
                while seen < EVENTS {
                    let mut stream = Reader::connect(address, "/", last.as_deref()).await;
                    connections += 1;
                    // Another number for each connection and reader, without a clock or chance.
                    let leave_after = 1 + (connections * 37 + reader * 101) % 211;
                    for _ in 0..leave_after {
                        if seen == EVENTS {
                            break;
                        }
                        seen += 1;
                        assert_eq!(stream.data().await, seen.to_string());
                    }
                    last = stream.last_event_id;
                }
                connections
            })
        })
        .collect();
    let publisher = {
        let hub = hub.clone();
        tokio::spawn(async move {
            for n in 1..=EVENTS {
                hub.publish(&Event::from(n.to_string())).unwrap();
                if n % 3 == 0 {
                    tokio::task::yield_now().await;
                }
            }
        })
    };
    for reader in readers {
        assert!(reader.await.unwrap() > 1);
    }
    publisher.await.unwrap();
    let statistics = hub.statistics();
    assert_eq!((statistics.dropped, statistics.gaps), (0, 0));
}
