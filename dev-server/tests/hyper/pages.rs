//! Documents: what a browser gets first.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Json, Router};
use hypertide_server::hyper::{App, Client, Cx};
use hypertide_server::pkg;
use maud::{Markup, html};

use crate::browser::{Browser, serve};

async fn hello(_: Cx) -> Markup {
    html! { h1 { "Hello & welcome" } }
}

#[tokio::test]
async fn a_page_is_a_whole_document() {
    let server = serve(App::new().page("/", "home", hello).title("Home <1>").language("de")).await;
    let answer = Browser::new(&server).load("/").await;
    assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
    assert_eq!(answer.header("cache-control"), "no-store");
    assert!(answer.header("link").contains(".wasm>; rel=preload; as=fetch; fetchpriority=low"));
    let html = answer.text();
    assert!(html.starts_with("<!DOCTYPE html><html lang=\"de\"><head><meta charset=\"utf-8\">"), "{html}");
    assert!(html.contains("<title>Home &lt;1&gt;</title>"));
    assert!(html.contains("<script type=\"module\" src=\"/pkg/hypertide.js\"></script></head>"));
    assert!(html.contains("<div id=\"hyper-app\"><h1>Hello &amp; welcome</h1></div>"));
    assert!(html.contains("data-init=\"@get('/hyper/events?tab-id="));
    assert!(html.contains("openWhenHidden:true"));
    assert!(html.contains("data-on:popstate__window=\"@post('/hyper/navigate?tab-id="));
}

#[tokio::test]
async fn the_client_and_what_it_does_when_hidden_can_be_chosen() {
    let app = App::new().page("/", "home", hello).client(Client::Datastar("/datastar.js".into()));
    let server = serve(app.open_when_hidden(false)).await;
    let html = Browser::new(&server).load("/").await.text().to_owned();
    assert!(html.contains("<script type=\"module\" src=\"/datastar.js\"></script>"));
    assert!(!html.contains("hypertide.js") && html.contains("openWhenHidden:false"));
}

#[tokio::test]
async fn a_page_may_answer_for_itself() {
    async fn admin(cx: Cx) -> Response {
        match cx.route().query("as") {
            None => Redirect::to("/login").into_response(),
            Some("json") => Json([1, 2]).into_response(),
            Some(_) => StatusCode::FORBIDDEN.into_response(),
        }
    }
    let app = App::new().page("/admin", "admin", admin);
    let handle = app.handle();
    let server = serve(app).await;
    let mut browser = Browser::new(&server);
    let answer = browser.load("/admin").await;
    assert_eq!((answer.status.as_u16(), answer.header("location")), (303, "/login"));
    let answer = browser.load("/admin?as=json").await;
    assert_eq!((answer.text(), answer.header("content-type")), ("[1,2]", "application/json"));
    assert_eq!(browser.load("/admin?as=x").await.status, 403);
    assert_eq!(handle.tabs(), 0, "no tab waits for a page that is none");
}

#[tokio::test]
async fn a_page_that_answers_for_itself_later_is_left() {
    async fn secret(cx: Cx) -> Result<Markup, Box<dyn std::error::Error + Send + Sync>> {
        Ok(html! { "secret " (cx.session_cursor("user", String::new())) })
    }
    async fn guarded(cx: Cx) -> Response {
        let user = cx.session_cursor("out", false);
        if user.get() {
            return Redirect::to("/login").into_response();
        }
        html! { "in" }.into_response()
    }
    let server = serve(App::new().page("/", "home", secret).page("/guarded", "guarded", guarded)).await;
    let (tab, mut stream) = Browser::new(&server).open_live("/").await;
    tab.go("/guarded").await;
    assert!(stream.until("leave").await.contains(r#""leave":"1 /guarded""#));
}

#[tokio::test]
async fn the_bundle_may_be_among_the_routes_beside_pages_too() {
    let server = serve(App::new().page("/", "home", hello).beside(pkg::router())).await;
    let mut browser = Browser::new(&server);
    assert_eq!(browser.load("/pkg/hypertide.js").await.status, 200);
    assert_eq!(browser.load("/").await.status, 200);
}

#[tokio::test]
async fn plain_routes_live_beside_pages() {
    let beside = Router::new().route("/api/info", get(|| async { "info" }));
    let server = serve(App::new().page("/", "home", hello).beside(beside)).await;
    let mut browser = Browser::new(&server);
    assert_eq!(browser.load("/api/info").await.text(), "info");
    assert_eq!(browser.load("/").await.status, 200);
    assert_eq!(browser.load("/nowhere").await.status, 404);
    assert_eq!(browser.client.post("/", "").await.status, 405);
    let head = browser.client.send("HEAD", "/", "").await;
    assert_eq!((head.status.as_u16(), head.body.len()), (200, 0));
}

#[tokio::test]
async fn assets_come_from_the_first_place_that_has_them() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    std::fs::write(one.path().join("a.css"), "one").unwrap();
    std::fs::write(two.path().join("a.css"), "two").unwrap();
    std::fs::write(two.path().join("b.css"), "two").unwrap();
    std::fs::write(two.path().parent().unwrap().join("outside.txt"), "secret").unwrap();
    static BUILT_IN: &[(&str, &[u8])] = &[("b.css", b"built in"), ("c.svg", b"<svg/>")];
    let app = App::new()
        .page("/", "home", hello)
        .assets(one.path().to_owned())
        .assets(two.path().to_owned())
        .assets(BUILT_IN);
    let server = serve(app).await;
    let client = server.client();
    assert_eq!(client.get("/a.css").await.text(), "one");
    assert_eq!(client.get("/b.css").await.text(), "two");
    assert!(client.get("/a.css").await.headers.contains_key(header::LAST_MODIFIED));
    let svg = client.get("/c.svg").await;
    assert_eq!((svg.text(), svg.header("content-type")), ("<svg/>", "image/svg+xml"));
    for path in ["/../outside.txt", "/%2e%2e/outside.txt", "/d.css"] {
        assert_eq!(client.get(path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn a_page_is_compressed_as_the_request_wants() {
    async fn long(_: Cx) -> Markup {
        html! { @for n in 0..500 { p { "row " (n) } } }
    }
    let server = serve(App::new().page("/", "home", long)).await;
    let client = server.client();
    let plain = client.get("/").await;
    assert_eq!(plain.header("content-encoding"), "");
    for coding in ["br", "zstd", "gzip"] {
        let answer = client.with("accept-encoding", coding).get("/").await;
        assert_eq!((answer.header("content-encoding"), answer.header("vary")), (coding, "accept-encoding"));
        assert!(answer.body.len() * 4 < plain.body.len(), "{coding}: {}", answer.body.len());
    }
}

/// Every expression that pages bring along is one that `hypertide.js` runs, and every attribute one it knows.
#[tokio::test]
async fn what_pages_say_is_in_the_grammar() {
    use html5gum::{Token, Tokenizer};
    use hypertide_grammar::datastar::attribute;
    use hypertide_grammar::datastar::expression::{self, Arena};
    use hypertide_server::hyper::{FormData, Key, Value};

    async fn page(cx: Cx) -> Markup {
        let name = cx.signal("user.first-name", String::new());
        let home = cx.navigate("home");
        html! {
            input data-bind=(name)
                data-on:keydown=(cx.action(move |Key(_), Value(_): Value| name.set(String::new())).when("evt.key === 'Enter'"));
            form data-on:submit=(cx.action(|FormData(_): FormData<Vec<(String, String)>>| ())) {}
            a href=(home.href()) data-on:click=(home.click()) { "home" }
        }
    }
    let server = serve(App::new().page("/", "home", page).title("It's")).await;
    let answer = Browser::new(&server).load("/").await;
    let mut expressions = 0;
    for token in Tokenizer::new(answer.text()) {
        let Ok(Token::StartTag(tag)) = token else { continue };
        for (attribute_name, value) in tag.attributes {
            let (attribute_name, value) =
                (String::from_utf8_lossy(&attribute_name), String::from_utf8_lossy(&value));
            if !attribute_name.starts_with("data-") {
                continue;
            }
            let known = attribute::read(&attribute_name, &value).is_some_and(|read| read.problems.is_empty());
            assert!(known, "{attribute_name}");
            if attribute_name != "data-bind" {
                let arena = Arena::new();
                let parsed = expression::parse(&arena, &value);
                assert!(parsed.is_ok(), "{attribute_name}: {value}\n{:?}", parsed.err());
                expressions += 1;
            }
        }
    }
    assert_eq!(expressions, 10);
}
