//! What is pushed into a channel reaches the reader.

use std::sync::{Arc, Mutex};

use axum::{Router, routing::get};
use hypertide_server::sse::{self, CHANNEL_CAPACITY, Event, EventStream, Gone, Sender, TrySendError};

use crate::client::{self, End, Reader, serve};

/// A route that answers with this stream, once.
async fn serve_one(stream: EventStream) -> std::net::SocketAddr {
    let stream = Arc::new(Mutex::new(Some(stream)));
    serve(Router::new().route("/", get(async move || stream.lock().unwrap().take().unwrap()))).await
}

#[tokio::test]
async fn the_response_is_an_event_stream_that_nobody_stores_changes_or_holds_back() {
    let (_sender, stream) = sse::channel();
    let response = client::get(serve_one(stream).await, "/", None).await;
    assert_eq!(response.status(), 200);
    let header = |name: &str| response.headers().get(name).unwrap().to_str().unwrap().to_owned();
    assert_eq!(header("content-type"), "text/event-stream");
    assert_eq!(header("cache-control"), "no-cache, no-transform");
    assert_eq!(header("x-accel-buffering"), "no");
}

#[tokio::test]
async fn each_event_arrives_while_the_stream_is_open_and_dropping_the_sender_ends_it() {
    let (sender, stream) = sse::channel();
    let mut reader = Reader::connect(serve_one(stream).await, "/", None).await;
    sender.send("one").await.unwrap();
    assert_eq!(reader.data().await, "one");
    sender.send(Event::new().name("x").unwrap().data("two\nlines").id("2").unwrap()).await.unwrap();
    let event = reader.event().await.unwrap();
    assert_eq!((&*event.name, event.data.as_deref()), ("x", Some("two\nlines")));
    assert_eq!(reader.last_event_id.as_deref(), Some("2"));
    drop(sender);
    assert_eq!(reader.end().await, End::Clean);
}

#[tokio::test]
async fn the_stream_lasts_as_long_as_the_last_clone_of_the_sender() {
    let (sender, stream) = sse::channel();
    let mut reader = Reader::connect(serve_one(stream).await, "/", None).await;
    let clone = sender.clone();
    drop(sender);
    clone.send("still here").await.unwrap();
    assert_eq!(reader.data().await, "still here");
    drop(clone);
    assert_eq!(reader.end().await, End::Clean);
}

#[tokio::test]
async fn the_sender_learns_that_the_reader_has_gone() {
    let (sender, stream) = sse::channel();
    let mut reader = Reader::connect(serve_one(stream).await, "/", None).await;
    sender.send("one").await.unwrap();
    assert_eq!(reader.data().await, "one");
    assert!(!sender.is_gone());
    drop(reader);
    sender.gone().await;
    assert!(sender.is_gone());
    assert_eq!(sender.send("two").await, Err(Gone));
    assert_eq!(sender.try_send("two"), Err(TrySendError::Gone));
}

#[tokio::test]
async fn a_sender_faster_than_its_reader_waits() {
    let (sender, stream) = sse::channel();
    for n in 0..CHANNEL_CAPACITY {
        sender.try_send(n.to_string()).unwrap();
    }
    assert_eq!(sender.try_send("one too many"), Err(TrySendError::Full));
    let waiting = tokio::spawn(async move {
        sender.send("the last").await.unwrap();
        drop(sender);
    });
    let mut reader = Reader::connect(serve_one(stream).await, "/", None).await;
    for n in 0..CHANNEL_CAPACITY {
        assert_eq!(reader.data().await, n.to_string());
    }
    assert_eq!(reader.data().await, "the last");
    waiting.await.unwrap();
}

#[tokio::test]
async fn a_cut_is_no_clean_end() {
    let (sender, stream) = sse::channel();
    let mut reader = Reader::connect(serve_one(stream).await, "/", None).await;
    sender.send("one").await.unwrap();
    assert_eq!(reader.data().await, "one");
    Sender::cut(sender).await;
    assert_eq!(reader.end().await, End::Cut);
}

#[tokio::test]
async fn over_http2_too_a_cut_comes_after_what_was_sent() {
    use axum::{Router, body::Body, http::Request, routing::get};
    use http_body_util::BodyExt;
    use hyper_util::{client::legacy::Client, rt::TokioExecutor};
    let answer = async || {
        let (sender, stream) = sse::channel();
        tokio::spawn(async move {
            for n in 0..10 {
                sender.send(n.to_string()).await?;
            }
            sender.cut().await;
            Ok::<_, sse::Gone>(())
        });
        stream
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let uri = format!("http://{}/", listener.local_addr().unwrap());
    let (_running, stop) = tokio::sync::watch::channel(false);
    let router = Router::new().route("/", get(answer));
    tokio::spawn(hypertide_server::listen::serve(listener, None, router, stop));
    let client = Client::builder(TokioExecutor::new()).http2_only(true).build_http();
    for _ in 0..20 {
        let request = Request::get(&uri).body(Body::empty()).unwrap();
        let mut body = client.request(request).await.unwrap().into_body();
        let mut text = String::new();
        let end = loop {
            match body.frame().await {
                Some(Ok(frame)) => text.push_str(str::from_utf8(frame.data_ref().unwrap()).unwrap()),
                end => break end,
            }
        };
        assert!(matches!(end, Some(Err(_))), "a cut is no clean end");
        assert!(text.ends_with("data: 9\n\n"), "{text}");
    }
}

#[tokio::test]
async fn retry_stands_at_the_start() {
    let (_sender, stream) = sse::channel();
    let stream = stream.retry(std::time::Duration::from_secs(2));
    let block = Reader::connect(serve_one(stream).await, "/", None).await.block().await.unwrap();
    assert_eq!((block.retry.as_deref(), block.comments), (Some("2000"), 1));
}

#[tokio::test]
async fn a_verbatim_stream_is_what_was_pushed_and_nothing_else() {
    use http_body_util::BodyExt;
    let (sender, stream) = sse::channel();
    sender.send_bytes("data: half".into()).await.unwrap();
    sender.send_bytes("".into()).await.unwrap();
    sender.send_bytes(" a frame\n\n".into()).await.unwrap();
    drop(sender);
    let response = client::get(serve_one(stream.verbatim()).await, "/", None).await;
    assert_eq!(response.into_body().collect().await.unwrap().to_bytes(), "data: half a frame\n\n");
}
