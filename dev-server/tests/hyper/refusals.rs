//! A request that is refused says why where the person looks: below the page that made it.

use hypertide_server::hyper::{App, Cx, Value};
use maud::{Markup, html};

use crate::browser::{Browser, between, serve};
use crate::log;

async fn page(cx: Cx) -> Markup {
    let n = cx.tab_cursor("n", 0);
    let set = cx.action(move |Value(number): Value<u32>| n.set(number)).named("set the number");
    html! {
        p { "n " (n) "." }
        b data-on:click=(set) { "set" }
    }
}

#[tokio::test]
async fn an_action_that_was_refused_is_shown_below_its_page_until_one_works() {
    log::keep();
    let server = serve(App::new().page("/", "home", page).body_limit(1000).development(true)).await;
    let (tab, mut stream) = Browser::new(&server).open_live("/").await;
    let large = format!(r#"{{"params":{{"value":"{}"}}}}"#, "7".repeat(1000));
    for (body, status, why) in [
        (large.as_str(), 413, "more than the 1000 bytes"),
        (r#"{"params":{"value":"many"}}"#, 422, "the parameter `value`"),
        ("[", 400, "no JSON object"),
    ] {
        let refused = tab.send(&tab.action("set"), body).await;
        assert_eq!(refused.status, status);
        assert!(refused.text().contains(why), "{}", refused.text());
        let shown = stream.until(r#"<div id="hyper-failure"><div"#).await;
        assert!(shown.contains(why) && shown.contains("the action `set the number`"), "{shown}");
        assert!(shown.contains("refusals.rs:"), "{shown}");
        let id = between(&shown, "error <code>", "<");
        let lines = log::lines_with(id);
        assert!(lines.len() == 1 && lines[0].contains(why), "{id}: {lines:?}");
    }
    tab.send(&tab.action("set"), r#"{"params":{"value":"3"}}"#).await;
    stream.until(r#"<div id="hyper-failure"></div>"#).await;
}

/// As where the application does not know of the proxy in front of it: then no click of any page works.
#[tokio::test]
async fn a_page_whose_requests_count_as_those_of_another_site_is_told_so() {
    let server = serve(App::new().page("/", "home", page).host("tide.example").development(true)).await;
    let (mut tab, mut stream) = Browser::new(&server).open_live("/").await;
    tab.client = tab.client.without("sec-fetch-site");
    for path in [None, Some("/")] {
        let refused = match path {
            None => tab.click("set").await,
            Some(path) => tab.go(path).await,
        };
        assert_eq!(refused.status, 403);
        let shown = stream.until(r#"<div id="hyper-failure"><div"#).await;
        assert!(shown.contains(refused.text()) && shown.contains("App::host"), "{shown}");
    }
}

#[tokio::test]
async fn nobody_sees_what_others_were_refused() {
    let app = App::new().page("/", "home", page).development(true);
    let server = serve(app).await;
    let (tab, mut stream) = Browser::new(&server).open_live("/").await;
    let stranger = Browser::new(&server).client.with("sec-fetch-site", "cross-site");
    assert_eq!(stranger.post(&tab.action_path(&tab.action("set")), "[").await.status, 403);
    let other_session = Browser::new(&server).open("/").await;
    assert_eq!(other_session.client.post(&tab.action_path(&tab.action("set")), "[").await.status, 404);
    tab.send(&tab.action("set"), r#"{"params":{"value":"3"}}"#).await;
    stream.until_without("n 3.", "hyper-error").await;
}
