//! Cursors: who sees what, and who is rendered again.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use hypertide_server::hyper::{App, Cx, Routes, Value};
use maud::{Markup, html};
use tokio::sync::watch;

use crate::browser::{Browser, serve};

async fn scopes(cx: Cx) -> Markup {
    let global = cx.global_cursor("n", 0);
    let session = cx.session_cursor("n", 0);
    let tab = cx.tab_cursor("n", 0);
    let path = cx.path_cursor("n", 0);
    html! {
        p { "global " (global) " session " (session) " tab " (tab) " path " (path) "." }
        button data-on:click=(cx.action(move || global.update(|n| n + 1))) { "+global" }
        button data-on:click=(cx.action(move || session.update(|n| n + 1))) { "+session" }
        button data-on:click=(cx.action(move || tab.update(|n| n + 1))) { "+tab" }
        button data-on:click=(cx.action(move || path.update(|n| n + 1))) { "+path" }
    }
}

#[tokio::test]
async fn a_cursor_reaches_exactly_its_scope() {
    let server = serve(App::new().page("/", "home", scopes)).await;
    let (mut one, mut other) = (Browser::new(&server), Browser::new(&server));
    let (first, mut first_stream) = one.open_live("/").await;
    let (_second, mut second_stream) = one.open_live("/").await;
    let (_stranger, mut stranger_stream) = other.open_live("/").await;

    assert_eq!(first.click("+tab").await.status, 204);
    first_stream.until("global 0 session 0 tab 1 path 0.").await;
    first.click("+session").await;
    first_stream.until("global 0 session 1 tab 1 path 0.").await;
    // The neighbour's first render is this one: its tab cursor stayed, and it was not rendered before.
    second_stream.until("global 0 session 1 tab 0 path 0.").await;
    first.click("+global").await;
    first_stream.until("global 1 session 1 tab 1 path 0.").await;
    second_stream.until("global 1 session 1 tab 0 path 0.").await;
    stranger_stream.until("global 1 session 0 tab 0 path 0.").await;
    first.click("+path").await;
    first_stream.until("global 1 session 1 tab 1 path 1.").await;

    // What survives a reload is what its scope says.
    assert!(one.load("/?n=7").await.text().contains("global 1 session 1 tab 0 path 7."));
    assert!(other.load("/").await.text().contains("global 1 session 0 tab 0 path 0."));
}

#[tokio::test]
async fn a_path_cursor_moves_the_address_bar() {
    let server = serve(App::new().page("/", "home", scopes)).await;
    let mut browser = Browser::new(&server);
    let (tab, mut stream) = browser.open_live("/?keep=a%26b").await;
    tab.click("+path").await;
    assert!(stream.until("address").await.contains(r#""address":"1 /?keep=a%26b&n=1""#));
    tab.click("+path").await;
    assert!(stream.until("address").await.contains(r#""address":"2 /?keep=a%26b&n=2""#));
    // What somebody typed into the address bar and is no number reads as the default.
    assert!(browser.load("/?n=many").await.text().contains("path 0."));
}

#[tokio::test]
async fn only_tabs_that_read_a_cursor_are_rendered_again() {
    static RENDERS: AtomicUsize = AtomicUsize::new(0);
    async fn reader(cx: Cx) -> Markup {
        html! { "theme " (cx.global_cursor("look.theme", "light".to_owned())) }
    }
    async fn other(cx: Cx) -> Markup {
        RENDERS.fetch_add(1, Ordering::Relaxed);
        html! { "size " (cx.global_cursor("look.size", 1)) " seen " (cx.global_cursor("done", false).get().to_string()) }
    }
    let app = App::new().page("/reader", "reader", reader).page("/other", "other", other);
    let handle = app.handle();
    let server = serve(app).await;
    let (_reader, mut reader_stream) = Browser::new(&server).open_live("/reader").await;
    let (_other, mut other_stream) = Browser::new(&server).open_live("/other").await;
    let theme = handle.global_cursor("look.theme", String::new());
    for n in 0..5 {
        theme.set(format!("dark {n}"));
        reader_stream.until(&format!("theme dark {n}")).await;
    }
    let before = RENDERS.load(Ordering::Relaxed);
    handle.global_cursor("done", false).set(true);
    other_stream.until("seen true").await;
    // One when it was loaded, one at most when it connected, and this one.
    assert!(before <= 2, "{before} renders for changes it does not read");
}

#[tokio::test]
async fn changes_in_quick_succession_are_one_render_of_the_newest() {
    async fn page(cx: Cx) -> Markup {
        html! { "n=" (cx.global_cursor("n", 0)) ";" }
    }
    let app = App::new().page("/", "home", page);
    let n = app.global_cursor("n", 0);
    let server = serve(app).await;
    let (_tab, mut stream) = Browser::new(&server).open_live("/").await;
    let mut patches = 0;
    for _ in 0..10_000 {
        n.update(|n| n + 1);
    }
    loop {
        let event = stream.until("n=").await;
        patches += 1;
        if event.contains("n=10000;") {
            break;
        }
    }
    assert!(patches < 500, "{patches} patches for 10,000 changes at once");
}

#[tokio::test]
async fn setting_the_same_value_is_no_change() {
    static RENDERS: AtomicUsize = AtomicUsize::new(0);
    async fn page(cx: Cx) -> Markup {
        RENDERS.fetch_add(1, Ordering::Relaxed);
        html! { "a " (cx.global_cursor("a", 1)) " b " (cx.global_cursor("b", 1)) "." }
    }
    let app = App::new().page("/", "home", page);
    let (a, b) = (app.global_cursor("a", 1), app.global_cursor("b", 1));
    a.set(5);
    let server = serve(app).await;
    let (_tab, mut stream) = Browser::new(&server).open_live("/").await;
    b.set(2);
    stream.until("a 5 b 2.").await;
    let before = RENDERS.load(Ordering::Relaxed);
    a.set(5);
    b.set(3);
    stream.until("a 5 b 3.").await;
    assert_eq!(RENDERS.load(Ordering::Relaxed), before + 1);
}

#[tokio::test]
async fn sources_outside_render_the_page_again() {
    let (orders, seen) = watch::channel(0);
    let (flags, flags_seen) = watch::channel("old");
    let prices = watch::Sender::new(1);
    let read = prices.clone();
    let page = move |cx: Cx| {
        let (seen, flags, read) = (seen.clone(), flags_seen.clone(), read.clone());
        async move {
            cx.watch(&read);
            html! { "orders " (*seen.borrow()) " flags " (*flags.borrow()) " price " (*read.borrow()) "." }
        }
    };
    let app =
        App::new().page("/", "home", page).watch(orders.subscribe()).watch_everywhere(flags.subscribe());
    let server = serve(app).await;
    let (_tab, mut stream) = Browser::new(&server).open_live("/").await;
    for n in 1..4 {
        orders.send_replace(n);
        stream.until(&format!("orders {n} ")).await;
    }
    flags.send_replace("new");
    stream.until("flags new ").await;
    for n in 2..5 {
        prices.send_replace(n);
        stream.until(&format!("price {n}.")).await;
    }
    assert_eq!(prices.receiver_count(), 1, "one waits for the next change, none is left over");
}

#[tokio::test]
async fn pages_and_head_are_replaced_while_tabs_look_on() {
    async fn old(_: Cx) -> Markup {
        html! { "old page" }
    }
    let app =
        App::new().page("/", "home", old).title("Old").head(html! { link rel="stylesheet" href="/old.css"; });
    let handle = app.handle();
    let server = serve(app).await;
    let (tab, mut stream) = Browser::new(&server).open_live("/").await;
    assert!(tab.html.contains("<title>Old</title>") && tab.html.contains("/old.css"));

    handle.replace_routes(
        Routes::new()
            .page("/", "home", |_: Cx| async {
                html! { "new page" }
            })
            .title("New"),
    );
    let head = stream.until("data: selector head").await;
    assert!(head.contains("<title>New</title>") && head.contains("/old.css"), "{head}");
    stream.until("new page").await;
    handle.replace_head(|cx: &Cx| html! { meta name="at" content=(cx.route().path()); });
    let head = stream.until("data: selector head").await;
    assert!(head.contains(r#"<meta name="at" content="/">"#) && !head.contains("old.css"), "{head}");
}

#[tokio::test]
async fn a_title_and_a_head_follow_their_cursors() {
    async fn page(_: Cx) -> Markup {
        html! { "page" }
    }
    let app = App::new()
        .page("/", "home", page)
        .title(|cx: &Cx| format!("{} unread", cx.global_cursor("unread", 0).get()))
        .head(|cx: &Cx| html! { link rel="stylesheet" href=(cx.global_cursor("theme", "/light.css".to_owned())); });
    let (unread, theme) = (app.global_cursor("unread", 0), app.global_cursor("theme", String::new()));
    let server = serve(app).await;
    let (tab, mut stream) = Browser::new(&server).open_live("/").await;
    assert!(tab.html.contains("<title>0 unread</title>"));
    stream.until("_hyper").await;
    unread.set(3);
    assert!(stream.event().await.unwrap().contains("<title>3 unread</title>"), "only the head is sent");
    assert!(stream.event().await.unwrap().starts_with("event: datastar-patch-signals"));
    theme.set("/dark.css".into());
    stream.until("/dark.css").await;
}

#[tokio::test]
async fn a_cursor_can_be_a_title() {
    let app = App::new();
    let title = app.global_cursor("title", "first".to_owned());
    let server = serve(
        app.page("/", "home", |_: Cx| async {
            html! { "page" }
        })
        .title(title),
    )
    .await;
    let (tab, mut stream) = Browser::new(&server).open_live("/").await;
    assert!(tab.html.contains("<title>first</title>"));
    title.set("second".into());
    stream.until("<title>second</title>").await;
}

#[tokio::test]
async fn a_watch_on_a_cursor_sees_old_and_new() {
    let seen = Arc::new(std::sync::Mutex::new(Vec::new()));
    let page_seen = seen.clone();
    let page = move |cx: Cx| {
        let seen = page_seen.clone();
        async move {
            let n = cx.global_cursor("n", 0);
            let count = cx.global_cursor("seen", 0);
            n.watch(move |old, new| {
                seen.lock().unwrap().push((*old, *new));
                count.set(*new);
            });
            html! { "seen " (count) "." }
        }
    };
    let app = App::new().page("/", "home", page);
    let n = app.global_cursor("n", 0);
    let server = serve(app).await;
    let (_tab, mut stream) = Browser::new(&server).open_live("/").await;
    for value in [1, 2, 5] {
        n.set(value);
        stream.until(&format!("seen {value}.")).await;
    }
    assert_eq!(*seen.lock().unwrap(), [(0, 1), (1, 2), (2, 5)]);
}

#[tokio::test]
async fn a_watch_on_a_path_cursor_hears_of_the_address_of_its_page() {
    let seen = Arc::new(std::sync::Mutex::new(Vec::new()));
    let page_seen = seen.clone();
    let page = move |cx: Cx| {
        let seen = page_seen.clone();
        async move {
            let n = cx.path_cursor("n", 0);
            let count = cx.tab_cursor("seen", 0);
            n.watch(move |old, new| {
                seen.lock().unwrap().push((*old, *new));
                count.set(*new);
            });
            html! {
                "seen " (count) "."
                button data-on:click=(cx.action(move || n.update(|n| n + 1))) { "+path" }
                button data-on:click=(cx.action(move || n.set(9))) { "nine" }
            }
        }
    };
    async fn other(cx: Cx) -> Markup {
        html! { "other " (cx.path_cursor("n", 0)) "." }
    }
    let app = App::new().page("/", "home", page).page("/other", "other", other);
    let server = serve(app).await;
    let (tab, mut stream) = Browser::new(&server).open_live("/?n=3").await;
    for seen in ["seen 4.", "seen 5."] {
        tab.click("+path").await;
        stream.until(seen).await;
    }
    tab.click("nine").await;
    stream.until("seen 9.").await;
    tab.go("/other?n=20").await;
    stream.until("other 20.").await;
    assert_eq!(*seen.lock().unwrap(), [(3, 4), (4, 5), (5, 9)]);
}

#[tokio::test]
async fn cursors_hold_any_type_and_nest() {
    #[derive(Clone, serde::Serialize, serde::Deserialize)]
    struct User {
        name: String,
        langs: Vec<String>,
    }
    async fn page(cx: Cx) -> Markup {
        let user = cx.session_cursor("user", None::<User>);
        let name = cx.session_cursor("user.name", String::new());
        html! {
            p { "Hello " (name) " " (user.get().map(|user| user.langs.join("+")).unwrap_or_default()) "!" }
            button data-on:click=(cx.action(move || {
                user.set(Some(User { name: "Ada".into(), langs: vec!["en".into()] }));
                user.modify(|user| user.iter_mut().for_each(|user| user.langs.push("fr".into())));
            })) { "log in" }
            input data-on:change=(cx.action(move |Value(text): Value| name.set(text)));
            "rename"
        }
    }
    let server = serve(App::new().page("/", "home", page)).await;
    let (tab, mut stream) = Browser::new(&server).open_live("/").await;
    tab.click("log in").await;
    stream.until("Hello Ada en+fr!").await;
    tab.send(&tab.action("rename"), r#"{"params": {"value": "Grace"}}"#).await;
    stream.until("Hello Grace en+fr!").await;
}
