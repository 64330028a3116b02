//! Who may do what.

use hypertide_server::hyper::{App, Cx};
use maud::{Markup, html};

use crate::browser::{Browser, serve};

async fn counter(cx: Cx) -> Markup {
    let n = cx.global_cursor("n", 0);
    html! { "n " (n) "." b data-on:click=(cx.action(move || n.update(|n| n + 1))) { "count" } }
}

#[tokio::test]
async fn what_is_another_sessions_is_refused_and_changes_nothing() {
    let app = App::new().page("/", "home", counter);
    let n = app.global_cursor("n", 0);
    let server = serve(app).await;
    let (mut owner, mut thief) = (Browser::new(&server), Browser::new(&server));
    let (tab, _stream) = owner.open_live("/").await;
    let own = thief.open("/").await;
    let action = tab.action("count");
    // With the victim's tab and action, with the victim's action in the own tab, without any session at all.
    let stolen = thief.client.post(&tab.action_path(&action), "{}").await;
    assert_eq!(stolen.status, 404);
    assert!(!stolen.headers.contains_key("set-cookie"));
    let anonymous = thief.client.without("cookie").post(&tab.action_path(&action), "{}").await;
    assert_eq!(anonymous.status, 404);
    let stream = thief.client.stream(&tab.stream_path()).await;
    assert_eq!(stream.status, 404);
    let navigate = format!("/hyper/navigate?tab-id={}&path=/", tab.id);
    assert_eq!(thief.client.post(&navigate, "").await.status, 404);
    let ticket = format!("/hyper/session?tab-id={}&ticket={}", tab.id, tab.id);
    assert_eq!(thief.client.post(&ticket, "").await.status, 404);
    assert_eq!(n.get(), 0);
    // The same call site has the same id in both tabs; what counts is whose tab it is.
    assert_eq!(own.click("count").await.status, 204);
    assert_eq!(n.get(), 1);
}

#[tokio::test]
async fn an_action_is_worth_nothing_in_another_tab_of_the_session() {
    async fn secret(cx: Cx) -> Markup {
        let n = cx.global_cursor("n", 0);
        html! { b data-on:click=(cx.action(move || n.set(99))) { "secret" } }
    }
    let app = App::new().page("/", "home", counter).page("/secret", "secret", secret);
    let n = app.global_cursor("n", 0);
    let server = serve(app).await;
    let mut browser = Browser::new(&server);
    let (plain, secret) = (browser.open("/").await, browser.open("/secret").await);
    assert_eq!(plain.send(&secret.action("secret"), "{}").await.status, 404);
    assert_eq!(n.get(), 0);
}

#[tokio::test]
async fn cross_site_requests_are_refused() {
    let app = App::new().page("/", "home", counter);
    let n = app.global_cursor("n", 0);
    let server = serve(app).await;
    let tab = Browser::new(&server).open("/").await;
    let path = tab.action_path(&tab.action("count"));
    for site in ["cross-site", "same-site", "none"] {
        assert_eq!(tab.client.with("sec-fetch-site", site).post(&path, "{}").await.status, 403);
    }
    let old = tab.client.without("sec-fetch-site");
    assert_eq!(old.post(&path, "{}").await.status, 403);
    assert_eq!(old.with("origin", "http://evil.test").post(&path, "{}").await.status, 403);
    let navigate = format!("/hyper/navigate?tab-id={}&path=/", tab.id);
    assert_eq!(tab.client.with("sec-fetch-site", "cross-site").post(&navigate, "").await.status, 403);
    let stream = tab.client.with("sec-fetch-site", "cross-site").stream(&tab.stream_path()).await;
    assert_eq!(stream.status, 403);
    assert_eq!(n.get(), 0);
    let ours = format!("http://{}", server.address);
    assert_eq!(old.with("origin", &ours).post(&path, "{}").await.status, 204);
    assert_eq!(n.get(), 1);
}

#[tokio::test]
async fn a_body_over_the_limit_is_refused() {
    let app = App::new().page("/", "home", counter).body_limit(1000);
    let n = app.global_cursor("n", 0);
    let server = serve(app).await;
    let tab = Browser::new(&server).open("/").await;
    let large = format!("{{\"params\":{{\"x\":\"{}\"}}}}", "y".repeat(1000));
    assert_eq!(tab.send(&tab.action("count"), &large).await.status, 413);
    assert_eq!(n.get(), 0);
    assert_eq!(tab.click("count").await.status, 204);
}

#[tokio::test]
async fn ids_that_are_none_are_refused() {
    let server = serve(App::new().page("/", "home", counter)).await;
    let tab = Browser::new(&server).open("/").await;
    for query in ["", "tab-id=1&action-id=1", "tab-id=..%2f..&action-id=1"] {
        assert_eq!(tab.client.post(&format!("/hyper/actions?{query}"), "{}").await.status, 404);
        assert_eq!(tab.client.get(&format!("/hyper/events?{query}")).await.status, 404);
    }
    let gone = "/hyper/actions?tab-id=00000000000000000000000000000000&action-id=1";
    assert_eq!(tab.client.post(gone, "{}").await.status, 409);
    assert_eq!(tab.send("zz", "{}").await.status, 404);
    let unreadable = tab.client.with("hyper-click", "what");
    assert_eq!(unreadable.post(&tab.action_path(&tab.action("count")), "{}").await.status, 400);
}
