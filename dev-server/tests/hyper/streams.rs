//! Streams: what they say, who gets them, and what becomes of tabs without one.

use std::io::Read;
use std::time::Duration;

use hypertide_server::hyper::{App, Cx};
use maud::{Markup, html};

use crate::browser::{Browser, serve};
use crate::client::Stream;

async fn counter(cx: Cx) -> Markup {
    let n = cx.tab_cursor("n", 0);
    let all = cx.global_cursor("all", 0);
    html! {
        p { "n " (n) " all " (all) "." }
        b data-on:click=(cx.action(move || n.update(|n| n + 1))) { "count" }
    }
}

#[tokio::test]
async fn a_stream_says_that_it_is_one() {
    let server = serve(App::new().page("/", "home", counter)).await;
    let tab = Browser::new(&server).open("/").await;
    let mut stream = tab.client.stream(&tab.stream_path()).await;
    let header = |stream: &Stream, name: &str| stream.headers[name].to_str().unwrap().to_owned();
    assert_eq!(header(&stream, "content-type"), "text/event-stream; charset=utf-8");
    assert_eq!(header(&stream, "cache-control"), "no-cache, no-transform");
    assert_eq!(header(&stream, "x-accel-buffering"), "no");
    assert_eq!(stream.event().await.unwrap(), format!("event: connected\ndata: tab {}", tab.id));
    tab.click("count").await;
    let patch = stream.until("n 1").await;
    let elements = "event: datastar-patch-elements\ndata: elements <div id=\"hyper-app\"><p>n 1 all 0.</p>";
    assert!(patch.starts_with(elements), "{patch}");
    let signals = stream.event().await.unwrap();
    let (id, _) = (crate::browser::between(&signals, "id: ", "\n"), ());
    assert!(id.starts_with(&tab.epoch), "{signals}");
    assert!(signals.contains("data: signals {\"_hyper\":{"), "{signals}");
}

#[tokio::test]
async fn a_second_stream_takes_over_from_the_first() {
    let server = serve(App::new().page("/", "home", counter)).await;
    let (tab, mut first) = Browser::new(&server).open_live("/").await;
    let mut second = tab.connect().await;
    second.until("n 0 all 0.").await;
    while first.event().await.is_some() {}
    tab.click("count").await;
    second.until("n 1 all 0.").await;
}

#[tokio::test]
async fn a_tab_that_comes_back_finds_its_state() {
    let server = serve(App::new().page("/", "home", counter)).await;
    let (tab, mut stream) = Browser::new(&server).open_live("/").await;
    tab.click("count").await;
    stream.until("n 1 all 0.").await;
    drop(stream);
    tab.click("count").await;
    tab.connect().await.until("n 2 all 0.").await;
}

#[tokio::test]
async fn a_page_of_a_server_that_was_started_again_comes_back_by_itself() {
    async fn search(cx: Cx) -> Markup {
        let q = cx.path_cursor("q", String::new());
        let n = cx.tab_cursor("n", 0);
        html! { "q " (q) " n " (n) "." b data-on:click=(cx.action(move || n.update(|n| n + 1))) { "count" } }
    }
    let before = serve(App::new().page("/search", "search", search)).await;
    let mut browser = Browser::new(&before);
    let (tab, mut stream) = browser.open_live("/search?q=rust").await;
    tab.click("count").await;
    stream.until("q rust n 1.").await;
    drop((stream, before));

    let after = serve(App::new().page("/search", "search", search)).await;
    let mut client = tab.client.clone();
    client.address = after.address;
    let client = client.with("referer", &format!("http://{}/search?q=rust+lang", after.address));
    let action = tab.action_path(&tab.action("count"));
    let click = client.with("hyper-click", &tab.click_number(2));
    assert_eq!(click.post(&action, "{}").await.status, 409, "the process knows nothing of the page");
    let mut stream = client.stream(&tab.stream_path()).await;
    assert_eq!(stream.status, 200);
    stream.until("q rust lang n 0.").await;
    let signals = stream.until("_hyper").await;
    assert!(signals.contains("\"n\":0"), "clicks are counted anew: {signals}");
    assert_eq!(click.post(&action, "{}").await.status, 409, "a click on the page as it was before");
    let epoch = crate::browser::between(&signals, "\"e\":\"", "\"").to_owned();
    let click = client.with("hyper-click", &format!("{epoch} 1 1"));
    assert_eq!(click.post(&action, "{}").await.status, 204);
    stream.until("q rust lang n 1.").await;
}

#[tokio::test]
async fn a_tab_that_is_built_anew_asks_the_page_for_its_signals() {
    async fn page(cx: Cx) -> Markup {
        let (name, n) = (cx.signal("user.name", String::new()), cx.signal("n", 1));
        let local = cx.local_signal("open", false);
        html! {
            "name " (name.get()) " n " (n.get()) "." i data-show=(local.expr()) {}
            b data-on:click=(cx.action(move || n.set(5))) { "five" }
        }
    }
    let app = || App::new().page("/", "home", page);
    let before = serve(app()).await;
    let mut tab = Browser::new(&before).open("/").await;
    assert!(!tab.html.contains("/hyper/resume"), "a page that was just loaded has nothing to tell");
    let after = serve(app()).await;
    tab.client.address = after.address;
    tab.client = tab.client.with("referer", &format!("http://{}/", after.address));
    let mut stream = tab.client.stream(&tab.stream_path()).await;
    let asked = stream.until("/hyper/resume").await.replace("&amp;", "&");
    assert!(asked.contains("payload:{signals:{n:$n,user:{name:$user.name}}}"), "{asked}");
    let path = format!("/hyper/resume?{}", crate::browser::between(&asked, "/hyper/resume?", "'"));
    let stale = path.replace("epoch=", "epoch=x");
    let told = r#"{"signals":{"user":{"name":"Ada"},"n":3}}"#;
    assert_eq!(tab.client.post(&stale, told).await.status, 409);
    let elsewhere = tab.client.with("sec-fetch-site", "cross-site");
    assert_eq!(elsewhere.post(&path, told).await.status, 403);
    assert_eq!(tab.client.post(&path, told).await.status, 204);
    stream.until("name Ada n 3.").await;
    // What an action has set since is newer than what the page says late.
    tab.epoch = path.split("epoch=").nth(1).unwrap().to_owned();
    assert_eq!(tab.click("five").await.status, 204);
    tab.client.post(&path, told).await;
    stream.until("name Ada n 5.").await;
}

#[tokio::test]
async fn signals_set_while_the_page_was_away_reach_it() {
    async fn page(cx: Cx) -> Markup {
        let name = cx.signal("name", String::new());
        html! { b data-on:click=(cx.action(move || name.set("set".into()))) { "set" } }
    }
    let server = serve(App::new().page("/", "home", page)).await;
    let (tab, mut stream) = Browser::new(&server).open_live("/").await;
    tab.click("set<").await;
    let event = stream.until("\"name\":\"set\"").await;
    let id = crate::browser::between(&event, "id: ", "\n").to_owned();
    drop(stream);
    // Whoever has not said that it has seen them gets them again; whoever has does not.
    let mut again = tab.connect().await;
    again.until("\"name\":\"set\"").await;
    drop(again);
    let mut seen = tab.client.with("last-event-id", &id).stream(&tab.stream_path()).await;
    assert!(!seen.until("_hyper").await.contains("\"name\""));
}

#[tokio::test]
async fn what_the_page_was_told_while_it_was_away_reaches_it() {
    async fn page(cx: Cx) -> Markup {
        let n = cx.path_cursor("n", 0);
        html! {
            b data-on:click=(cx.action(move || n.update(|n| n + 1))) { "next" }
            b data-on:click=(cx.action(|| Err::<(), _>("no such thing"))) { "error" }
        }
    }
    let server = serve(App::new().page("/", "home", page)).await;
    let (tab, mut stream) = Browser::new(&server).open_live("/").await;
    tab.click("next").await;
    stream.until(r#""address":"1 /?n=1""#).await;
    tab.click("error").await;
    stream.until("no such thing").await;
    drop(stream);
    // The same count tells a page that knows it already that there is nothing to do.
    let mut again = tab.connect().await;
    again.until("no such thing").await;
    again.until(r#""address":"1 /?n=1""#).await;
}

#[tokio::test]
async fn a_tab_that_never_connects_is_freed_and_one_that_went_is_kept_longer() {
    let app = App::new()
        .page("/", "home", counter)
        .unconnected_lifetime(Duration::from_millis(40))
        .gone_lifetime(Duration::from_secs(3600));
    let handle = app.handle();
    let server = serve(app).await;
    let mut browser = Browser::new(&server);
    let (tab, stream) = browser.open_live("/").await;
    let lost = browser.open("/").await;
    assert_eq!(handle.tabs(), 2);
    drop(stream);
    until(|| handle.tabs() == 1).await;
    assert_eq!(lost.click("count").await.status, 409);
    assert_eq!(tab.click("count").await.status, 204);
    tab.connect().await.until("n 1 all 0.").await;
}

#[tokio::test]
async fn a_tab_that_went_is_freed_in_the_end() {
    let app = App::new().page("/", "home", counter).gone_lifetime(Duration::from_millis(40));
    let handle = app.handle();
    let server = serve(app).await;
    let (tab, stream) = Browser::new(&server).open_live("/").await;
    drop(stream);
    until(|| handle.tabs() == 0).await;
    let mut stream = tab.connect().await;
    stream.until("n 0 all 0.").await;
}

async fn until(condition: impl Fn() -> bool) {
    while !condition() {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_reader_that_stops_reading_gets_the_newest_state_and_delays_nobody() {
    async fn large(cx: Cx) -> Markup {
        let n = cx.global_cursor("n", 0);
        html! { p { "n " (n) "." } @for row in 0..8000 { p { "row " (row) " of " (n) } } }
    }
    let app = App::new().page("/", "home", large);
    let n = app.global_cursor("n", 0);
    let server = serve(app).await;
    let (_slow, mut slow_stream) = Browser::new(&server).open_live("/").await;
    let (_quick, mut quick_stream) = Browser::new(&server).open_live("/").await;
    let rounds = 80;
    for value in 1..=rounds {
        n.set(value);
        quick_stream.until(&format!("n {value}.")).await;
    }
    // 80 renders of 250 KB: what sockets hold is a part of them, and the newest comes last.
    let mut received = 0;
    loop {
        let event = slow_stream.until("of ").await;
        received += 1;
        if event.contains(&format!("n {rounds}.")) {
            break;
        }
    }
    assert!(received < rounds, "all {received} renders were kept for it");
}

#[tokio::test]
async fn each_event_can_be_read_when_it_arrives_compressed_or_not() {
    let server = serve(App::new().page("/", "home", counter)).await;
    for coding in ["br", "zstd", "gzip"] {
        let mut browser = Browser::new(&server);
        let tab = browser.open("/").await;
        let mut stream = tab.client.with("accept-encoding", coding).stream(&tab.stream_path()).await;
        assert_eq!(stream.headers["content-encoding"], coding);
        let mut bytes = Vec::new();
        for n in 1..=5 {
            tab.click("count").await;
            while !decoded(coding, &bytes).contains(&format!("n {n} all")) {
                bytes.extend_from_slice(&stream.chunk().await.unwrap());
            }
        }
    }
}

fn decoded(coding: &str, bytes: &[u8]) -> String {
    let mut text = Vec::new();
    let _ = match coding {
        "br" => brotli::Decompressor::new(bytes, 4096).read_to_end(&mut text),
        "zstd" => zstd::Decoder::new(bytes).unwrap().read_to_end(&mut text),
        _ => flate2::read::GzDecoder::new(bytes).read_to_end(&mut text),
    };
    String::from_utf8(text).unwrap()
}

#[tokio::test]
async fn beyond_the_budget_a_stream_is_not_compressed() {
    let server = serve(App::new().page("/", "home", counter).compression_budget(700 << 10)).await;
    let mut browser = Browser::new(&server);
    let (one, two) = (browser.open("/").await, browser.open("/").await);
    let first = one.client.with("accept-encoding", "br").stream(&one.stream_path()).await;
    assert_eq!(first.headers["content-encoding"], "br");
    let second = two.client.with("accept-encoding", "br").stream(&two.stream_path()).await;
    assert!(!second.headers.contains_key("content-encoding"));
}
