//! Testing pages without a server.

use axum::response::{IntoResponse, Redirect, Response};
use hypertide_server::hyper::test::{CursorKind, TestCursor, TestWatch};
use hypertide_server::hyper::{Cx, FormData, Key, Route, Routes, Upload, Value, test};
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::json;
use tokio::sync::watch;

async fn todo(cx: Cx) -> Markup {
    let items = cx.session_cursor("items", Vec::<String>::new());
    let filter = cx.path_cursor("filter", String::new());
    let draft = cx.signal("draft", String::new());
    let open = cx.local_signal("open", true);
    html! {
        h1 { (cx.route().name()) ": " (items.get().len()) }
        p data-show=(open.expr()) {
            input data-bind=(draft) data-on:keydown=(cx.action(move |Key(key), Value(text): Value| {
                if key == "Enter" {
                    items.modify(|items| items.push(text));
                    draft.set(String::new());
                }
            }).named("add"));
        }
        @for (index, item) in items.get().into_iter().enumerate().filter(|(_, item)| item.contains(&filter.get())) {
            b data-on:click=(cx.action(move || items.modify(|items| drop(items.remove(index)))).named("remove").key(index)) { (item) }
        }
        i data-on:click=(cx.action(move |Value(text): Value| filter.set(text)).named("filter")) {}
    }
}

#[tokio::test]
async fn a_page_is_rendered_acted_on_and_rendered_again() {
    let mut page = test::page(todo)
        .session("items", ["milk", "bread"])
        .route(Route::new("list", "/list?filter=m"))
        .title(|cx: &Cx| cx.route().name().to_owned())
        .render()
        .await;
    assert!(page.html().starts_with("<h1>list: 2</h1>"), "{}", page.html());
    assert!(page.html().contains("milk") && !page.html().contains("bread"));
    assert_eq!(page.title(), "list");
    assert_eq!(page.status(), 200);

    page.act_with("add", json!({"key": "a", "value": "x"})).await.unwrap();
    page.act_with("add", json!({"key": "Enter", "value": "meat"})).await.unwrap();
    assert_eq!(page.session()["items"], json!(["milk", "bread", "meat"]));
    assert_eq!(page.patched_signals()["draft"], "");
    page.act_with("filter", json!({"value": ""})).await.unwrap();
    assert_eq!(page.address(), "/list");
    page.render().await;
    assert!(page.html().contains("list: 3") && page.html().contains("bread"));
    page.act("remove/0").await.unwrap();
    page.render().await;
    assert!(page.html().contains("list: 2") && !page.html().contains("milk"));
}

#[tokio::test]
async fn what_a_page_set_up_can_be_looked_at() {
    let (_sender, receiver) = watch::channel(0);
    let page = move |cx: Cx| {
        let receiver = receiver.clone();
        async move {
            cx.watch(&receiver);
            let seen = cx.global_cursor("seen", 0);
            seen.watch(|_, _| ());
            todo(cx).await
        }
    };
    let page = test::page(page).global("seen", 1).tab("n", 2).session("items", ["a"]).render().await;
    let names: Vec<_> = page.actions().into_iter().map(|action| (action.name, action.key)).collect();
    for expected in [("add", None), ("filter", None), ("remove", Some("0".to_owned()))] {
        assert!(names.contains(&(expected.0.to_owned(), expected.1)), "{names:?}");
    }
    let signals = page.signals();
    assert_eq!(
        (signals[0].name.as_str(), &signals[0].default, signals[0].local),
        ("draft", &json!(""), false)
    );
    assert_eq!((signals[1].name.as_str(), signals[1].local), ("_open", true));
    let at = |line: u32| format!("{}:{line}", file!());
    let source = TestWatch { place: at(line!() - 18), cursor: None };
    let cursor = TestWatch { place: at(line!() - 17), cursor: Some("seen".into()) };
    assert_eq!(page.watches(), [source, cursor]);
    let cursor = |kind, path: &str, default| TestCursor { kind, path: path.into(), default };
    assert_eq!(
        page.cursors(),
        [
            cursor(CursorKind::Global, "seen", json!(0)),
            cursor(CursorKind::Session, "items", json!([])),
            cursor(CursorKind::Path, "filter", json!("")),
        ]
    );
    assert_eq!((&page.global()["seen"], &page.tab()["n"]), (&json!(1), &json!(2)));
}

#[tokio::test]
async fn mistakes_are_told() {
    let mut page = test::page(todo).session("items", ["a", "b"]).render().await;
    let error = page.act("ad").await.unwrap_err();
    assert!(error.contains("no action `ad`; it has"), "{error}");
    let error = page.act("remove").await.unwrap_err();
    assert!(error.contains("several actions are `remove`"), "{error}");
    let error = page.act("add").await.unwrap_err();
    assert!(error.contains("the parameter `key`"), "{error}");
    let failed = page.act_with("remove/1", json!(null)).await;
    assert_eq!(failed, Ok(()));
    let error = page.act("remove/1").await.unwrap_err();
    assert!(error.contains("removal index"), "what the action's panic says: {error}");
}

#[tokio::test]
async fn responses_and_failures_are_seen_as_such() {
    async fn guarded(cx: Cx) -> Response {
        let header = cx.headers().get("x-user").cloned();
        match header {
            Some(_) => html! { "in" }.into_response(),
            None => Redirect::to("/login").into_response(),
        }
    }
    let out = test::page(guarded).render().await;
    assert_eq!((out.status().as_u16(), out.header("location"), out.html()), (303, Some("/login"), ""));
    let inside = test::page(guarded).header("x-user", "ada").render().await;
    assert_eq!(inside.status(), 200);

    async fn broken(_: Cx) -> Result<Markup, &'static str> {
        Err("no database")
    }
    let page = test::page(broken).render().await;
    assert_eq!(page.status(), 500);
    assert!(page.failure().unwrap().contains("no database"));
}

#[tokio::test]
async fn links_and_forms_can_be_tested_too() {
    #[derive(Deserialize)]
    struct Form {
        name: String,
        file: Option<Upload>,
    }
    async fn page(cx: Cx) -> Markup {
        let saved = cx.tab_cursor("saved", String::new());
        let save = cx.action(move |FormData(form): FormData<Form>| {
            saved.set(form.name + &form.file.map(|file| file.name).unwrap_or_default());
        });
        html! { a href=(cx.navigate("user").param("id", 7).href()) {} form data-on:submit=(save.named("save")) {} }
    }
    let routes = Routes::new().page("/user/{id}", "user", |_: Cx| async {
        html! {}
    });
    let mut page = test::page(page).links(routes).render().await;
    assert!(page.html().contains("href=\"/user/7\""));
    page.act_with("save", json!({"form": {"name": "Ada"}})).await.unwrap();
    assert_eq!(page.tab()["saved"], "Ada");
    let file = Upload { name: "a.png".into(), content_type: "image/png".into(), bytes: "x".into() };
    page.act_with_files("save", json!({"form": {"name": "Ada ", "file": "file:0"}}), vec![file])
        .await
        .unwrap();
    assert_eq!(page.tab()["saved"], "Ada a.png");
}

#[tokio::test]
async fn a_link_to_nowhere_is_the_pages_failure() {
    async fn page(cx: Cx) -> Markup {
        html! { a href=(cx.navigate("usr").href()) {} }
    }
    let routes = Routes::new().page("/user/{id}", "user", |_: Cx| async {
        html! {}
    });
    let page = test::page(page).links(routes).render().await;
    assert!(
        page.failure().unwrap().contains("no page is named `usr`; there are user"),
        "{:?}",
        page.failure()
    );
}
