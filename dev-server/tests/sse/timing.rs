//! Heartbeats and coalescing, on a clock that the test moves.

use std::{pin::pin, time::Duration};

use axum::body::HttpBody;
use bytes::Bytes;
use http_body_util::BodyExt;
use hypertide_server::sse::{self, Event, Hub};
use tokio::time::Instant;

async fn frame(body: &mut (impl HttpBody<Data = Bytes, Error = std::io::Error> + Unpin)) -> Bytes {
    body.frame().await.expect("no end").expect("no error").into_data().expect("data")
}

#[tokio::test(start_paused = true)]
async fn a_channel_beats_every_fifteen_seconds() {
    let (_sender, mut stream) = sse::channel();
    assert_eq!(frame(&mut stream).await, ":\n\n");
    let start = Instant::now();
    for beat in 1..=3 {
        assert_eq!(frame(&mut stream).await, ":\n\n");
        assert_eq!(start.elapsed().as_secs(), beat * 15);
    }
}

#[tokio::test(start_paused = true)]
async fn a_busy_stream_beats_too() {
    let hub = Hub::builder().heartbeat(Duration::from_secs(10)).build().unwrap();
    let mut stream = hub.subscribe(None);
    frame(&mut stream).await;
    let publisher = tokio::spawn(async move {
        let mut every = tokio::time::interval(Duration::from_secs(1));
        loop {
            every.tick().await;
            hub.publish(&Event::from("x")).unwrap();
        }
    });
    let start = Instant::now();
    while frame(&mut stream).await != ":\n\n" {}
    assert_eq!(start.elapsed().as_secs(), 10);
    publisher.abort();
}

#[tokio::test(start_paused = true)]
async fn no_period_means_no_beat() {
    let (_sender, stream) = sse::channel();
    let mut stream = stream.heartbeat(Duration::ZERO);
    frame(&mut stream).await;
    tokio::time::timeout(Duration::from_secs(3600), frame(&mut stream)).await.unwrap_err();
}

#[tokio::test(start_paused = true)]
async fn an_event_is_sent_at_once_unless_the_hub_coalesces() {
    let hub = Hub::new();
    let mut stream = hub.subscribe(None);
    frame(&mut stream).await;
    let start = Instant::now();
    let mut next = pin!(frame(&mut stream));
    assert!(poll_once(next.as_mut()).await.is_none());
    hub.publish(&Event::from("x")).unwrap();
    next.await;
    assert_eq!(start.elapsed(), Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn events_that_follow_within_the_period_are_one_write() {
    let hub = Hub::builder().coalesce(Duration::from_millis(16)).build().unwrap();
    let mut stream = hub.subscribe(None);
    frame(&mut stream).await;
    let start = Instant::now();
    // A task of its own, as a connection is: it looks when it is woken.
    let (frames, mut taken) = tokio::sync::mpsc::unbounded_channel();
    let reader = tokio::spawn(async move {
        loop {
            let mut next = pin!(frame(&mut stream));
            if poll_once(next.as_mut()).await.is_none_or(|bytes| frames.send(bytes).is_err()) {
                frames.send(Bytes::new()).unwrap();
                frames.send(next.await).unwrap();
            }
        }
    });
    let mut next = async || taken.recv().await.unwrap();
    let written = |id, data| format!("id: {id}\ndata: {data}\n\n");

    assert_eq!(next().await, "", "the reader waits");
    let id = hub.publish(&Event::from("x")).unwrap();
    assert_eq!(next().await, written(id, "x"));
    assert_eq!(start.elapsed(), Duration::ZERO);

    assert_eq!(next().await, "", "the reader waits");
    let ids = ["y", "z"].map(|data| hub.publish(&Event::from(data)).unwrap());
    let [y, z] = ids;
    assert_eq!(next().await, written(y, "y") + &written(z, "z"));
    assert!((16..=17).contains(&start.elapsed().as_millis()), "{:?}", start.elapsed());
    reader.abort();
}

#[tokio::test(start_paused = true)]
async fn a_reader_that_looks_before_it_is_woken_is_woken_for_the_next_event() {
    let period = Duration::from_millis(16);
    let hub = Hub::builder().coalesce(period).heartbeat(Duration::ZERO).build().unwrap();
    let mut stream = hub.subscribe(None);
    frame(&mut stream).await;
    for data in ["sent at once", "held back"] {
        hub.publish(&Event::from(data)).unwrap();
        assert!(poll_once(pin!(frame(&mut stream))).await.is_some());
    }
    let reader = tokio::spawn(async move { frame(&mut stream).await });
    // What was held back is announced to a reader that has it.
    tokio::time::sleep(period * 3).await;
    let id = hub.publish(&Event::from("next")).unwrap();
    let bytes = tokio::time::timeout(Duration::from_secs(1), reader).await.expect("woken").unwrap();
    assert_eq!(bytes, format!("id: {id}\ndata: next\n\n"));
}

/// Polls a future once.
async fn poll_once<F: Future>(mut future: std::pin::Pin<&mut F>) -> Option<F::Output> {
    std::future::poll_fn(|cx| {
        std::task::Poll::Ready(match future.as_mut().poll(cx) {
            std::task::Poll::Ready(output) => Some(output),
            std::task::Poll::Pending => None,
        })
    })
    .await
}
