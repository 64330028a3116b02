//! An application that is told to stop.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;

use hypertide_server::hyper::{App, Cx};
use maud::{Markup, html};
use tokio::sync::{Notify, oneshot};

use crate::browser::{Browser, serve};
use crate::client::Client;
use crate::log;

async fn page(cx: Cx) -> Markup {
    let n = cx.tab_cursor("n", 0);
    html! { "n " (n) "." b data-on:click=(cx.action(move || n.update(|n| n + 1))) { "count" } }
}

#[tokio::test]
async fn its_streams_end_and_none_begins() {
    let app = App::new().page("/", "home", page);
    let handle = app.handle();
    let server = serve(app).await;
    let (tab, mut stream) = Browser::new(&server).open_live("/").await;
    handle.shutdown();
    while stream.event().await.is_some() {}
    let refused = tab.client.get(&tab.stream_path()).await;
    assert_eq!((refused.status.as_u16(), refused.header("retry-after")), (503, "30"));
}

#[tokio::test]
async fn what_is_under_way_comes_to_its_end() {
    let (started, goes_on) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (starts, waits) = (started.clone(), goes_on.clone());
    let app = App::new().page("/", "home", move |cx: Cx| {
        let (starts, waits) = (starts.clone(), waits.clone());
        async move {
            let slow = cx.action(move || {
                let (starts, waits) = (starts.clone(), waits.clone());
                async move {
                    starts.notify_one();
                    waits.notified().await;
                }
            });
            html! { b data-on:click=(slow) { "slow" } }
        }
    });
    let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let address: SocketAddr = free.local_addr().unwrap();
    drop(free);
    let (stop, stopped) = oneshot::channel();
    log::keep();
    let serving = tokio::spawn(app.serve_until(address, async move { stopped.await.unwrap() }));
    while tokio::net::TcpStream::connect(address).await.is_err() {
        tokio::task::yield_now().await;
    }
    let mut browser = Browser { client: Client::of(address).with("sec-fetch-site", "same-origin") };
    let (tab, mut stream) = browser.open_live("/").await;
    let click = tokio::spawn(async move { tab.click("slow").await.status });
    started.notified().await;
    stop.send(()).unwrap();
    while stream.event().await.is_some() {}
    assert!(!serving.is_finished(), "an action is under way");
    goes_on.notify_one();
    assert_eq!(click.await.unwrap(), 204);
    serving.await.unwrap().unwrap();
    assert!(tokio::net::TcpStream::connect(address).await.is_err());
}
