//! What fails stays where it fails.

use hypertide_server::hyper::{App, Cx, Error};
use maud::{Markup, html};
use tokio::sync::watch;

use crate::browser::{Browser, between, serve};
use crate::log;

async fn fragile(cx: Cx) -> Markup {
    let bad = cx.global_cursor("bad", false);
    let n = cx.tab_cursor("n", 0);
    n.watch(|_, n| assert!(*n != 13, "the watch counts to thirteen"));
    assert!(!bad.get(), "the page breaks");
    html! {
        p { "n " (n) "." }
        b data-on:click=(cx.action(|| -> () { panic!("the action breaks") })) { "panic" }
        b data-on:click=(cx.action(|| Err::<(), _>("no such thing"))) { "error" }
        b data-on:click=(cx.action(move || n.update(|n| n + 1))) { "count" }
        b data-on:click=(cx.action(move || n.set(13))) { "thirteen" }
    }
}

#[tokio::test]
async fn a_page_that_fails_shows_why_and_recovers() {
    let app = App::new().page("/", "home", fragile).development(true);
    let bad = app.global_cursor("bad", false);
    let server = serve(app).await;
    let mut browser = Browser::new(&server);
    let (_tab, mut stream) = browser.open_live("/").await;
    bad.set(true);
    let shown = stream.until("hyper-error").await;
    assert!(shown.contains("the page breaks") && shown.contains("failures.rs:"), "{shown}");
    let answer = browser.load("/").await;
    assert_eq!(answer.status, 500);
    assert!(answer.text().contains("the page breaks") && answer.text().contains("/hyper/events"));
    bad.set(false);
    stream.until("n 0.").await;
}

#[tokio::test]
async fn in_production_only_an_id_is_shown() {
    let app = App::new().page("/", "home", fragile).development(false);
    app.global_cursor("bad", false).set(true);
    let server = serve(app).await;
    let answer = Browser::new(&server).load("/").await;
    assert_eq!(answer.status, 500);
    assert!(answer.text().contains("The error is in the log as"));
    assert!(!answer.text().contains("breaks") && !answer.text().contains(".rs"), "{}", answer.text());
}

#[tokio::test]
async fn an_action_or_watch_that_fails_says_so_beside_the_page() {
    let server = serve(App::new().page("/", "home", fragile).development(true)).await;
    let mut browser = Browser::new(&server);
    let (tab, mut stream) = browser.open_live("/").await;
    let (other, mut other_stream) = browser.open_live("/").await;
    for (label, text) in [(">panic", "the action breaks"), (">error", "no such thing")] {
        assert_eq!(tab.click(label).await.status, 204);
        let shown = stream.until(r#"<div id="hyper-failure"><div"#).await;
        assert!(shown.contains(text) && shown.contains("failures.rs:"), "{shown}");
    }
    tab.click(">thirteen").await;
    stream.until("the watch counts to thirteen").await;
    // The page goes on, and the box goes with the next action that works; the neighbour saw nothing of it.
    tab.click(">count").await;
    stream.until(r#"<div id="hyper-failure"></div>"#).await;
    other.click(">count").await;
    other_stream.until_without("n 1.", "hyper-failure").await;
}

#[tokio::test]
async fn a_page_may_return_an_error_of_any_kind() {
    async fn page(cx: Cx) -> Result<Markup, std::num::ParseIntError> {
        let n: u8 = cx.route().query("n").unwrap_or("1").parse()?;
        Ok(html! { "n " (n) "." })
    }
    let server = serve(App::new().page("/", "home", page).development(true)).await;
    let mut browser = Browser::new(&server);
    assert_eq!(browser.load("/?n=7").await.status, 200);
    let failed = browser.load("/?n=x").await;
    assert_eq!(failed.status, 500);
    assert!(failed.text().contains("invalid digit"));
}

#[tokio::test]
async fn an_error_says_where_it_happened_as_well_as_it_can() {
    async fn known(cx: Cx) -> Result<Markup, Error> {
        let n: u8 = cx.route().query("n").unwrap_or("1").parse()?;
        let act = cx.action(move || -> Result<(), Error> {
            "x".parse::<u8>()?;
            Ok(())
        });
        Ok(html! { p { (n) } b data-on:click=(act) { "act" } })
    }
    const PARSED: u32 = line!() - 7;
    async fn unknown(_: Cx) -> Result<Markup, &'static str> {
        Err("no place")
    }
    let app = App::new().page("/", "known", known).page("/unknown", "unknown", unknown).development(true);
    let server = serve(app).await;
    let mut browser = Browser::new(&server);
    // The question mark.
    let answer = browser.load("/?n=x").await;
    let shown = answer.text();
    assert!(shown.contains(&format!("failures.rs:{PARSED}:")), "{shown}");
    let (tab, mut stream) = browser.open_live("/").await;
    tab.click(">act").await;
    let shown = stream.until(r#"<div id="hyper-failure"><div"#).await;
    assert!(shown.contains(&format!("failures.rs:{}:", PARSED + 2)), "{shown}");
    // The function, and where it was made a page.
    let answer = browser.load("/unknown").await;
    let shown = answer.text();
    assert!(shown.contains("failures.rs:") && shown.contains("::unknown"), "{shown}");
}

#[tokio::test]
async fn a_title_or_head_that_fails_is_left_out_and_takes_no_page_with_it() {
    log::keep();
    async fn home(cx: Cx) -> Markup {
        let n = cx.tab_cursor("n", 0);
        html! {
            @for id in [1, 2, 3] {
                a data-on:click=(cx.navigate("user").param("id", id).click()) { "user " (id) }
            }
            b data-on:click=(cx.action(move || n.update(|n| n + 1))) { "n " (n) "." }
        }
    }
    async fn user(_: Cx) -> Markup {
        html! { "a user" }
    }
    fn title(cx: &Cx) -> String {
        let route = cx.route();
        let id = route.param("id").unwrap_or_default();
        assert!(id != "2", "no title for the second user");
        format!("User {id}")
    }
    let app = App::new().page("/", "home", home).title("Home").page("/users/{id}", "user", user).title(title);
    let app = app.head(|cx: &Cx| {
        assert!(cx.route().name() != "user", "no head for users");
        html! { link rel="stylesheet" href="/home.css"; }
    });
    let server = serve(app.development(true)).await;
    let mut browser = Browser::new(&server);
    let (tab, mut stream) = browser.open_live("/").await;
    assert!(tab.html.contains("<title>Home</title>") && tab.html.contains("home.css"), "{}", tab.html);
    let titles = ["'User 1','/users/1'", "'','/users/2'", "'User 3','/users/3'"];
    let titles = titles.map(|title| format!("history.pushState({{}},{title})"));
    assert!(titles.iter().all(|title| tab.html.contains(title)), "{}", tab.html);
    tab.click(">n 0").await;
    stream.until("n 1.").await;
    let lines = log::lines_with("no title for the second user");
    assert_eq!(lines.len(), 1, "three renders, one that fails among the links: {lines:?}");
    for what in ["ERROR", "the title of the page `user`", "failures.rs:"] {
        assert!(lines[0].contains(what), "{lines:?}");
    }
    // The page itself goes without.
    let page = browser.open("/users/2").await;
    assert!(page.html.contains("<title></title>") && page.html.contains("a user"), "{}", page.html);
    assert!(!page.html.contains("hyper-error"), "{}", page.html);
    let lines = log::lines_with("no head for users");
    assert!(lines.len() == 1 && lines[0].contains("the head of the page"), "{lines:?}");
}

#[tokio::test]
async fn a_page_that_keeps_failing_keeps_its_box_and_is_in_the_log_once() {
    log::keep();
    let renders = watch::Sender::new(0);
    let count = renders.clone();
    let page = move |cx: Cx| {
        let (_again, why) =
            (cx.global_cursor("again", 0).get(), cx.global_cursor("why", String::new()).get());
        count.send_modify(|renders| *renders += 1);
        async move { if why.is_empty() { Ok(html! { "well." }) } else { Err(why) } }
    };
    let app = App::new().page("/", "home", page).development(true);
    let (again, why) = (app.global_cursor("again", 0), app.global_cursor("why", String::new()));
    let server = serve(app).await;
    let (_tab, mut stream) = Browser::new(&server).open_live("/").await;
    let id_in = |shown: &str| between(shown, "error <code>", "<").to_owned();

    why.set("it stays broken".into());
    let first = id_in(&stream.until("it stays broken").await);
    for n in 1..4 {
        let before = *renders.borrow();
        again.set(n);
        renders.subscribe().wait_for(|renders| *renders > before).await.unwrap();
    }
    // Meanwhile there was nothing to send: the next box is that of another failure.
    why.set("it breaks otherwise".into());
    let shown = stream.until("hyper-error").await;
    assert!(shown.contains("it breaks otherwise") && id_in(&shown) != first, "{shown}");
    let lines = log::lines_with("it stays broken");
    assert!(lines.len() == 1 && lines[0].contains(&first), "{first}: {lines:?}");

    // What was well in between is broken anew.
    why.set(String::new());
    stream.until("well.").await;
    why.set("it stays broken".into());
    let second = id_in(&stream.until("it stays broken").await);
    assert_ne!(first, second);
    assert_eq!(log::lines_with("it stays broken").len(), 2);
}
