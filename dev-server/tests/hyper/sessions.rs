//! Sessions: their cookies, and their end.

use hypertide_server::hyper::{App, Cx};
use maud::{Markup, html};

use crate::browser::{Browser, serve};

async fn account(cx: Cx) -> Markup {
    let user = cx.session_cursor("user", "nobody".to_owned());
    let (login, logout) = (cx.session(), cx.session());
    html! {
        p { "user " (user) "." }
        b data-on:click=(cx.action(move || { login.rotate(); user.set("ada".into()) })) { "log in" }
        b data-on:click=(cx.action(move || logout.end())) { "log out" }
    }
}

#[tokio::test]
async fn the_cookie_is_for_the_server_alone() {
    let server = serve(App::new().page("/", "home", account)).await;
    let answer = Browser::new(&server).load("/").await;
    let cookie = answer.header("set-cookie");
    assert!(
        cookie.starts_with("hyper-session=") && cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax"),
        "{cookie}"
    );
    let server = serve(App::new().page("/", "home", account).secure(true)).await;
    let answer = Browser::new(&server).load("/").await;
    let cookie = answer.header("set-cookie");
    assert!(
        cookie.starts_with("__Host-hyper-session=") && cookie.ends_with("SameSite=Lax; Secure"),
        "{cookie}"
    );
}

#[tokio::test]
async fn a_rotated_session_keeps_its_tabs_and_its_old_cookie_is_worth_nothing() {
    let server = serve(App::new().page("/", "home", account)).await;
    let mut browser = Browser::new(&server);
    let (tab, mut stream) = browser.open_live("/").await;
    let (_neighbour, mut neighbour_stream) = browser.open_live("/").await;
    let mut planted = Browser { client: browser.client.clone() };

    let answer = tab.click("log in").await;
    assert_eq!(answer.status, 204);
    browser.keep(&answer);
    stream.until("user ada.").await;
    neighbour_stream.until("user ada.").await;
    assert!(browser.load("/").await.text().contains("user ada."));
    assert!(planted.load("/").await.text().contains("user nobody."), "who planted the cookie is a stranger");
    let refused = tab.client.post(&tab.action_path(&tab.action("log out")), "{}").await;
    assert_eq!(refused.status, 404, "the tab's requests carry the new cookie");

    let mut tab = tab;
    tab.client = browser.client.with("referer", "");
    let answer = tab.click("log out").await;
    assert_eq!(answer.status, 204);
    browser.keep(&answer);
    stream.until("user nobody.").await;
    neighbour_stream.until("user nobody.").await;
    assert!(browser.load("/").await.text().contains("user nobody."));
}

#[tokio::test]
async fn a_session_rotated_outside_a_request_gives_its_cookie_for_a_ticket() {
    async fn page(cx: Cx) -> Markup {
        let go = cx.global_cursor("go", false);
        let session = cx.session();
        go.watch(move |_, _| session.rotate());
        html! { "user " (cx.session_cursor("user", "nobody".to_owned())) "." }
    }
    let app = App::new().page("/", "home", page);
    let go = app.global_cursor("go", false);
    let server = serve(app).await;
    let mut browser = Browser::new(&server);
    let (tab, mut stream) = browser.open_live("/").await;
    go.set(true);
    let event = stream.until("ticket").await;
    let ticket = crate::browser::between(&event, "\"ticket\":\"", "\"").to_owned();
    let path = format!("/hyper/session?tab-id={}&ticket={ticket}", tab.id);
    let answer = browser.client.post(&path, "").await;
    assert_eq!(answer.status, 204);
    assert!(answer.header("set-cookie").starts_with("hyper-session="));
    browser.keep(&answer);
    assert_eq!(browser.client.post(&path, "").await.status, 404, "a ticket counts once");
    assert_eq!(browser.client.stream(&tab.stream_path()).await.status, 200);
}

#[tokio::test]
async fn there_are_no_more_sessions_and_tabs_than_said() {
    let app = App::new().page("/", "home", account).sessions(2).tabs_of_a_session(3);
    let handle = app.handle();
    let server = serve(app).await;
    let (mut one, mut two, mut three) = (Browser::new(&server), Browser::new(&server), Browser::new(&server));
    let live = one.open_live("/").await;
    let _other = two.open_live("/").await;
    let refused = three.open("/").await;
    let refused = three.client.stream(&refused.stream_path()).await;
    assert_eq!(refused.status, 503);

    // Tabs that no browser is connected to make room, and where all are connected there is none.
    for _ in 0..10 {
        one.open("/").await;
    }
    assert_eq!(handle.tabs(), 3 + 1 + 1);
    let _second = one.open_live("/").await;
    let _third = one.open_live("/").await;
    assert_eq!(one.load("/").await.status, 503);
    drop(live);
    while one.load("/").await.status == 503 {}
}
