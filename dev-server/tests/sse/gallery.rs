//! The gallery's pages and streams, and what its lifecycle page can do to them.

use std::{net::SocketAddr, path::Path};

use http_body_util::BodyExt;
use hypertide_server::gallery::{self, Options};
use hypertide_server::hyper::Client;
use serde_json::Value;
use tempfile::TempDir;
use tokio::sync::watch;

use crate::client::{self, End, Reader, get, post, serve};

/// A gallery of its own; its streams end when the sender goes.
struct Gallery {
    address: SocketAddr,
    stop: watch::Sender<bool>,
    folder: TempDir,
}

async fn gallery() -> Gallery {
    let folder = tempfile::tempdir().unwrap();
    let (stop, address) = start(folder.path()).await;
    Gallery { address, stop, folder }
}

async fn start(folder: &Path) -> (watch::Sender<bool>, SocketAddr) {
    let (stop, shutdown) = watch::channel(false);
    let options = Options { log_folder: folder.into(), shutdown, client: Client::default() };
    (stop, serve(gallery::router(options)).await)
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

async fn number(reader: &mut Reader) -> u64 {
    json(&reader.data().await)["n"].as_u64().unwrap()
}

/// Connects again, however often it takes, and gives the stream.
async fn come_back(address: SocketAddr, last: Option<&str>) -> Reader {
    loop {
        if let Ok(response) = client::try_get(address, "/lifecycle/numbers", last).await
            && response.status() == 200
        {
            return Reader::new(response);
        }
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn every_page_is_html_that_is_asked_for_anew_each_time() {
    let gallery = gallery().await;
    for page in [
        "/", "/record", "/search", "/berth", "/keeper", "/fleet", "/tides", "/primes", "/todos", "/table",
        "/gauge",
    ] {
        let response = get(gallery.address, page, None).await;
        assert_eq!(response.status(), 200, "{page}");
        assert_eq!(response.headers()["content-type"], "text/html; charset=utf-8");
        assert_eq!(response.headers()["cache-control"], "no-cache");
    }
    let style = get(gallery.address, "/gallery.css", None).await;
    assert_eq!(style.headers()["content-type"], "text/css; charset=utf-8");
}

#[tokio::test]
async fn a_page_shows_the_section_of_its_own_file() {
    let gallery = gallery().await;
    let body = get(gallery.address, "/board", None).await.into_body().collect().await.unwrap().to_bytes();
    let text = String::from_utf8(body.to_vec()).unwrap();
    assert_eq!(text.matches("document.getElementById(it.symbol)").count(), 2, "once run, once shown");
}

#[tokio::test]
async fn the_record_is_there_at_once_and_is_edited() {
    let gallery = gallery().await;
    let mut reader = Reader::connect(gallery.address, "/record/updates", None).await;
    let first = json(&reader.data().await);
    assert!(first["name"].is_string() && first["username"].is_string() && first["email"].is_string());
    while json(&reader.data().await) == first {}
}

#[tokio::test]
async fn what_one_says_all_see_and_late_comers_too() {
    let gallery = gallery().await;
    let mut listener = Reader::connect(gallery.address, "/chat/stream", None).await;
    let (status, _) = post(gallery.address, "/chat/say", r#"{"who": "Ada", "text": "hello"}"#).await;
    assert_eq!(status, 204);
    let mut late = Reader::connect(gallery.address, "/chat/stream", None).await;
    for reader in [&mut listener, &mut late] {
        let said = loop {
            let event = reader.event().await.unwrap();
            if event.name == "said" {
                break json(&event.data.unwrap());
            }
        };
        assert_eq!(said["html"], "<li><b>Ada</b> <span>hello</span></li>");
    }
}

#[tokio::test]
async fn what_is_typed_into_the_chat_is_no_markup() {
    let gallery = gallery().await;
    let typed = r#"{"who": "<i>", "text": "<img src=x onerror=alert(1)>\r\n\ndata: forged"}"#;
    assert_eq!(post(gallery.address, "/chat/say", typed).await.0, 204);
    let mut reader = Reader::connect(gallery.address, "/chat/stream", None).await;
    let html = json(&reader.data().await)["html"].to_string();
    assert!(
        html.contains("&lt;img src=x") && html.contains("&lt;i&gt;") && html.contains("data: forged"),
        "{html}"
    );
}

#[tokio::test]
async fn the_chat_says_what_it_does_not_take() {
    let gallery = gallery().await;
    let say = async |json: &str| post(gallery.address, "/chat/say", json).await;
    assert_eq!(
        say(r#"{"who": "a", "text": "  "}"#).await,
        (422, "there is nothing to say: `text` is empty\n".into())
    );
    let long = "x".repeat(401);
    assert_eq!(
        say(&format!(r#"{{"who": "a", "text": "{long}"}}"#)).await,
        (422, "`text` has 401 characters, and at most 400 are allowed\n".into())
    );
    assert_eq!(say("no JSON").await.0, 400);
}

#[tokio::test]
async fn each_station_has_a_stream_and_a_wrong_name_is_told_the_right_ones() {
    let gallery = gallery().await;
    for station in ["tides", "trains", "stars"] {
        let mut reader = Reader::connect(gallery.address, &format!("/stations/{station}"), None).await;
        assert_eq!(json(&reader.data().await)["station"], station);
    }
    let response = get(gallery.address, "/stations/tide", None).await;
    assert_eq!(response.status(), 404);
    let text = response.into_body().collect().await.unwrap().to_bytes();
    assert_eq!(text, "no station is called `tide`; there are tides, trains, stars\n");
}

#[tokio::test]
async fn the_skeleton_says_three_things_and_ends() {
    let gallery = gallery().await;
    let mut reader = Reader::connect(gallery.address, "/skeleton/async", None).await;
    assert_eq!(json(&reader.data().await)["val"], 42);
    assert_eq!(json(&reader.data().await)["val"], 100);
    assert_eq!(json(&reader.data().await)["msg"], "end");
    assert_eq!(reader.end().await, End::Clean);
}

#[tokio::test]
async fn the_board_comes_whole_and_then_moves() {
    let gallery = gallery().await;
    let mut reader = Reader::connect(gallery.address, "/board/prices", None).await;
    let board = reader.event().await.unwrap();
    assert_eq!((&*board.name, board.data.as_ref().unwrap().matches("<li>").count()), ("board", 50));
    let price = reader.event().await.unwrap();
    assert_eq!(price.name, "price");
    let price = json(&price.data.unwrap());
    let id = format!("id=\"{}\"", price["symbol"].as_str().unwrap());
    assert!(board.data.unwrap().contains(&id), "a price of the board");
}

#[tokio::test]
async fn a_drop_cuts_the_stream_and_no_number_is_missed() {
    let gallery = gallery().await;
    let mut reader = come_back(gallery.address, None).await;
    let mut last = number(&mut reader).await;
    assert_eq!(post(gallery.address, "/lifecycle/break/drop", "").await.0, 204);
    while let Ok(event) = reader.event().await {
        last += 1;
        assert_eq!(json(&event.data.unwrap())["n"], last);
    }
    let mut reader = come_back(gallery.address, reader.last_event_id.as_deref()).await;
    assert_eq!(number(&mut reader).await, last + 1);
}

#[tokio::test]
async fn a_stall_is_silence_on_the_streams_of_that_moment() {
    let gallery = gallery().await;
    let mut stalled = come_back(gallery.address, None).await;
    number(&mut stalled).await;
    assert_eq!(post(gallery.address, "/lifecycle/break/stall", "").await.0, 204);
    let mut well = come_back(gallery.address, None).await;
    let first = number(&mut well).await;
    // What was on its way when it struck may still come.
    while stalled.has_more().await {}
    assert!(number(&mut well).await > first);
    assert!(!stalled.has_more().await);
}

#[tokio::test]
async fn a_busy_server_says_when_to_come_again_and_no_number_is_missed() {
    let gallery = gallery().await;
    let mut reader = come_back(gallery.address, None).await;
    let mut last = number(&mut reader).await;
    assert_eq!(post(gallery.address, "/lifecycle/break/busy", "").await.0, 204);
    let response = get(gallery.address, "/lifecycle/numbers", None).await;
    assert_eq!(
        (response.status().as_u16(), &response.headers()["retry-after"].to_str().unwrap()),
        (503, &"4")
    );
    while let Ok(event) = reader.event().await {
        last = json(&event.data.unwrap())["n"].as_u64().unwrap();
    }
    let mut reader = come_back(gallery.address, reader.last_event_id.as_deref()).await;
    assert_eq!(number(&mut reader).await, last + 1);
}

#[tokio::test]
async fn a_restart_refuses_for_a_while_and_the_numbers_go_on() {
    let gallery = gallery().await;
    let mut reader = come_back(gallery.address, None).await;
    let mut last = number(&mut reader).await;
    assert_eq!(post(gallery.address, "/lifecycle/break/restart", "").await.0, 204);
    while let Ok(event) = reader.event().await {
        last = json(&event.data.unwrap())["n"].as_u64().unwrap();
    }
    let mut reader = come_back(gallery.address, reader.last_event_id.as_deref()).await;
    assert_eq!(number(&mut reader).await, last + 1);
}

#[tokio::test]
async fn another_way_to_break_is_not_known() {
    let gallery = gallery().await;
    let (status, text) = post(gallery.address, "/lifecycle/break/dance", "").await;
    assert_eq!(status, 404);
    assert!(text.contains("drop, stall, busy, restart"), "{text}");
}

#[tokio::test]
async fn the_next_gallery_on_the_same_folder_goes_on() {
    let gallery = gallery().await;
    let mut reader = come_back(gallery.address, None).await;
    number(&mut reader).await;
    gallery.stop.send(true).unwrap();
    while reader.event().await.is_ok() {}
    let last = reader.last_event_id.clone();

    let (_stop, address) = start(gallery.folder.path()).await;
    let mut again = come_back(address, last.as_deref()).await;
    let sequence: u64 = last.unwrap().rsplit_once('-').unwrap().1.parse().unwrap();
    assert_eq!(number(&mut again).await, sequence + 1);
}

#[tokio::test]
async fn two_galleries_on_one_folder_both_run() {
    let gallery = gallery().await;
    let (_stop, second) = start(gallery.folder.path()).await;
    for address in [gallery.address, second] {
        number(&mut come_back(address, None).await).await;
    }
}
