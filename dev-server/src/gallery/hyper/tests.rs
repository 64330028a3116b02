//! The applications, without a server.

use serde_json::json;

use super::contents::APPLICATIONS;
use super::{counter, failing, form, head, keys, library, orders, routes, signals, theme, together};
use crate::hyper::test::page;
use crate::hyper::{Cx, Route, Upload};

#[tokio::test]
async fn every_application_has_a_page_at_its_path_which_shows_its_source() {
    let routes = routes(orders::open(std::future::ready(())));
    for application in &APPLICATIONS {
        let (found, route) = routes.find(application.path, "").expect(application.path);
        assert_eq!(&*found.name, application.name);
        assert!(application.source.contains("pub(super) async fn "), "{}", application.name);
        let render = found.page.clone();
        let shown = page(move |cx: Cx| {
            let page = render(cx);
            async move {
                match page.await {
                    crate::hyper::Outcome::Markup(markup) => maud::PreEscaped(markup),
                    other => panic!("{other:?}"),
                }
            }
        });
        let shown = shown.route(route).links(routes.clone()).render().await;
        assert!(shown.failure().is_none(), "{:?}", shown.failure());
        assert!(shown.html().contains("aria-current=\"page\""), "{}", application.name);
        assert!(shown.html().contains("<span class=\"c\">//! "), "{}", application.name);
    }
}

#[tokio::test]
async fn counter_has_three_numbers() {
    let mut counter = page(counter::page).global("count", 7).render().await;
    counter.act("tab").await.unwrap();
    counter.act("global").await.unwrap();
    counter.render().await;
    assert!(counter.html().contains(r#"<dd id="tab">1</dd>"#));
    assert!(counter.html().contains(r#"<dd id="session">0</dd>"#));
    assert!(counter.html().contains(r#"<dd id="global">8</dd>"#));
}

#[tokio::test]
async fn theme_goes_to_and_fro() {
    let mut theme = page(theme::page).render().await;
    for expected in ["night", "day"] {
        theme.act("toggle").await.unwrap();
        theme.render().await;
        assert_eq!(theme.session()["theme"], expected);
        assert!(theme.html().contains(&format!("data-theme=\"{expected}\"")));
    }
}

#[tokio::test]
async fn keys_stay_on_the_board() {
    let mut keys = page(keys::page).render().await;
    for _ in 0..9 {
        keys.act_with("walk", json!({"key": "ArrowUp"})).await.unwrap();
    }
    assert_eq!(keys.tab()["piece"], json!({"x": 4, "y": 0}));
    keys.act_with("jump", json!({"square": {"x": 200, "y": 3}})).await.unwrap();
    assert_eq!(keys.tab()["piece"], json!({"x": 8, "y": 3}));
    keys.act_with("jump", json!({"square": {"x": -1, "y": 3}})).await.unwrap_err();
}

#[tokio::test]
async fn form_takes_a_guest_once() {
    let mut form = page(form::page).render().await;
    let file = Upload { name: "ada.png".into(), content_type: "image/png".into(), bytes: "png".into() };
    let entry = json!({"form": {"name": " Ada ", "seats": 2, "portrait": "file:0"}});
    form.act_with_files("enter", entry.clone(), vec![file.clone()]).await.unwrap();
    form.act_with_files("enter", entry, vec![file]).await.unwrap();
    form.render().await;
    assert!(form.html().contains("<b>Ada</b> <span>2 seats, ada.png, 3 bytes</span>"), "{}", form.html());
    assert!(form.html().contains("Ada is on the list already."));
    form.act_with("least", json!({"value": "3"})).await.unwrap();
    form.render().await;
    assert!(form.html().contains("Nobody yet."));
}

#[tokio::test]
async fn signals_are_read_and_reset() {
    let mut signals = page(signals::page).render().await;
    signals.signal("name", "Ada");
    signals.signal("cups", 3);
    signals.act("order").await.unwrap();
    signals.render().await;
    assert!(signals.html().contains("<li>3 for Ada</li>"));
    assert_eq!(signals.patched_signals()["name"], "");
}

#[tokio::test]
async fn library_searches_by_its_address() {
    let all = routes(orders::open(std::future::ready(())));
    let mut shelf =
        page(library::shelf).links(all.clone()).route(Route::new("library", "/hyper/library?q=austen"));
    let mut shelf = {
        shelf = shelf.title("Library");
        shelf.render().await
    };
    assert!(shelf.html().contains("Pride and Prejudice") && !shelf.html().contains("Moby"));
    shelf.act_with("search", json!({"value": "melville"})).await.unwrap();
    assert_eq!(shelf.address(), "/hyper/library?q=melville");
    let route = Route::new("book", "/hyper/library/1851").with_param("id", 1851);
    let book = page(library::book).links(all).title(library::title).route(route).render().await;
    assert_eq!(book.title(), "Moby-Dick · Hypertide");
}

#[tokio::test]
async fn orders_are_watched() {
    let book = orders::open(std::future::pending());
    let trading = book.clone();
    let mut orders = page(move |cx: Cx| orders::page(cx, book.clone())).render().await;
    assert_eq!((orders.watches().len(), trading.receiver_count()), (1, 1));
    let buy = orders.actions().into_iter().find(|action| action.key.as_deref() == Some("100")).unwrap();
    orders.act(&buy.id).await.unwrap();
    orders.render().await;
    assert!(orders.html().contains(r#"<dd id="traded">100</dd>"#), "{}", orders.html());
}

#[tokio::test]
async fn head_counts_what_is_unread() {
    let mut inbox = page(head::page).title(head::title).render().await;
    assert_eq!(inbox.title(), "Inbox · Hypertide");
    inbox.act("letter").await.unwrap();
    inbox.render().await;
    assert_eq!(inbox.title(), "(1) Inbox · Hypertide");
}

#[tokio::test]
async fn together_a_line_has_one_writer() {
    let taken =
        json!([{"text": "mine", "writer": ["Wren 1", u64::MAX / 2]}, {"text": "free", "writer": null}]);
    let mut text = page(together::page).tab("name", "Otter 2").global("together", taken).render().await;
    assert!(text.html().contains("<small>Wren 1</small>"), "{}", text.html());
    let take = text.actions().into_iter().find(|action| action.key.as_deref() == Some("1")).unwrap();
    text.act(&take.id).await.unwrap();
    assert_eq!(text.patched_signals()["draft"], "free");
    assert_eq!(text.global()["together"][1]["writer"][0], "Otter 2");
}

#[tokio::test]
async fn failing_says_why() {
    let mut failing = page(failing::page).render().await;
    assert!(failing.act("fail").await.unwrap_err().contains("never works"));
    failing.act("error").await.unwrap();
    failing.render().await;
    let shown = failing.failure().unwrap();
    assert!(shown.contains("invalid digit") && shown.contains("failing.rs:"), "{shown}");
    failing.act("panic").await.unwrap_err();
}
