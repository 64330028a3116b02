//! A server with open streams can stop.

use std::time::Duration;

use hypertide_server::sse::{Event, Hub, PublishError};
use tokio::{net::TcpListener, sync::oneshot};

use crate::{
    client::{self, End, Reader},
    hub::app,
};

#[tokio::test]
async fn the_hubs_shutdown_ends_its_streams_cleanly_and_lets_axum_finish() {
    let hub = Hub::new();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let closing = hub.clone();
    let server = axum::serve(listener, app(&hub)).with_graceful_shutdown(async move {
        let _ = stopped.await;
        closing.shutdown();
    });
    let server = tokio::spawn(server.into_future());

    let mut readers = Vec::new();
    for _ in 0..3 {
        let mut reader = Reader::connect(address, "/", None).await;
        reader.block().await.unwrap();
        readers.push(reader);
    }
    hub.publish(&Event::from("the last")).unwrap();
    stop.send(()).unwrap();
    for reader in &mut readers {
        assert_eq!(reader.data().await, "the last");
        assert_eq!(reader.end().await, End::Clean);
    }
    tokio::time::timeout(Duration::from_secs(60), server)
        .await
        .expect("the server finishes")
        .unwrap()
        .unwrap();
}

#[tokio::test]
async fn after_it_nothing_is_published_and_new_readers_are_sent_away_for_a_while() {
    let hub = Hub::new();
    hub.shutdown();
    assert!(matches!(hub.publish(&Event::from("x")), Err(PublishError::Closed)));
    let response = client::get(client::serve(app(&hub)).await, "/", None).await;
    assert_eq!(response.status(), 503);
    assert_eq!(response.headers()["retry-after"], "1");
}

#[tokio::test]
async fn the_next_hub_may_have_the_logs_file_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let open = || Hub::builder().log_file(folder.path().join("log")).build();
    let hub = open().unwrap();
    let _reader = hub.subscribe(None);
    open().unwrap_err();
    hub.shutdown();
    open().unwrap();
}
