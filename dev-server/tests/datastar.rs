//! What the Datastar responses and extractors look like from the other end of a socket.

mod client;

use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use axum::routing::{any, get, post};
use axum::{Form, Router};
use client::{Client, Server};
use hypertide_server::datastar::{
    Event, Events, Fragment, Mode, Namespace, Page, PatchElements, PatchSignals, ReadSignals, Redirect,
    Script, Signals, live,
};
use maud::html;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use tokio::sync::mpsc;

async fn serve(router: Router) -> (Server, Client) {
    let server = Server::start(router).await;
    let client = server.client();
    (server, client)
}

async fn answer_of<R: IntoResponse + Clone + Send + Sync + 'static>(response: R) -> client::Answer {
    let (_server, client) = serve(Router::new().route("/", get(move || async move { response }))).await;
    client.get("/").await
}

#[tokio::test]
async fn a_page_is_html_with_the_status_and_headers_it_was_given() {
    let page = Page::new(html! { p { "1 < 2" } }).status(StatusCode::CREATED).header("x-tag", "v1");
    let answer = answer_of(page).await;
    assert_eq!(answer.status, 201);
    assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
    assert_eq!(answer.header("x-tag"), "v1");
    assert_eq!(answer.text(), "<p>1 &lt; 2</p>");
}

#[tokio::test]
async fn a_header_given_replaces_the_default_once() {
    let answer = answer_of(Page::new("x").header("CONTENT-TYPE", "text/plain")).await;
    let all: Vec<_> = answer.headers.get_all("content-type").iter().collect();
    assert_eq!(all, ["text/plain"]);

    let answer = answer_of(Events::new().header("cache-control", "no-store").header("x-a", "1")).await;
    let all: Vec<_> = answer.headers.get_all("cache-control").iter().collect();
    assert_eq!(all, ["no-store"]);
    assert_eq!(answer.header("x-a"), "1");
}

#[tokio::test]
async fn a_fragment_says_where_and_how() {
    let fragment = Fragment::new(html! { span { "3" } })
        .selector("#zähler .x")
        .mode(Mode::Inner)
        .namespace(Namespace::Svg)
        .view_transition(true);
    let answer = answer_of(fragment).await;
    assert_eq!(answer.header("datastar-selector"), "#z\\e4 hler .x");
    assert_eq!(answer.header("datastar-mode"), "inner");
    assert_eq!(answer.header("datastar-namespace"), "svg");
    assert_eq!(answer.header("datastar-use-view-transition"), "true");

    let plain = answer_of(Fragment::new("<p id=a></p>".to_owned())).await;
    assert!(!plain.headers.keys().any(|name| name.as_str().starts_with("datastar-")));
}

#[tokio::test]
async fn every_mode_reaches_the_wire_under_its_name() {
    let modes = [
        (Mode::Outer, "outer"),
        (Mode::Inner, "inner"),
        (Mode::Replace, "replace"),
        (Mode::Prepend, "prepend"),
        (Mode::Append, "append"),
        (Mode::Before, "before"),
        (Mode::After, "after"),
        (Mode::Remove, "remove"),
    ];
    for (mode, word) in modes {
        let response = Fragment::new("x").selector("#a").mode(mode).build().unwrap();
        assert_eq!(response.headers()["datastar-mode"], word);
    }
}

#[tokio::test]
async fn what_would_split_a_header_is_refused_and_the_handler_answers_500() {
    let broken = Fragment::new("x").selector("#a\r\nset-cookie: stolen=1");
    assert!(broken.clone().build().unwrap_err().to_string().contains("line break"));
    let answer = answer_of(broken).await;
    assert_eq!(answer.status, 500);
    assert!(!answer.headers.contains_key("set-cookie"));
    assert!(Page::new("x").header("x-a", "b\nc").build().is_err());
    assert!(Page::new("x").cookie("a=b\nc").build().is_err());
    assert!(Redirect::to("/a\nb").build().is_err());
}

#[tokio::test]
async fn a_datastar_form_is_redirected_by_markup_with_its_cookies() {
    let redirect = Redirect::from_form("#login", "/a?b='</script>\\")
        .cookie("sid=1; HttpOnly")
        .cookie("seen=1")
        .element("li");
    let answer = answer_of(redirect).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("datastar-selector"), "#login");
    assert_eq!(
        answer.text(),
        r#"<li id="login"><script>window.location='/a?b=\'\x3c/script>\\'</script></li>"#
    );
    let cookies: Vec<_> = answer.headers.get_all("set-cookie").iter().collect();
    assert_eq!(cookies, ["sid=1; HttpOnly", "seen=1"]);
}

#[tokio::test]
async fn a_redirect_goes_nowhere_doubtful() {
    for selector in [".a", "#a .b", "#", "#a, #b", "form"] {
        let refused = Redirect::from_form(selector, "/").build().unwrap_err().to_string();
        assert!(refused.contains("is not one id"), "{refused}");
    }
    assert!(Redirect::from_form("#a", "/").element("li onclick=x").build().is_err());
    assert!(Redirect::from_form("#a", " java\tscript:alert(1)").build().is_err());
}

#[tokio::test]
async fn a_plain_redirect_is_a_303_with_its_cookies() {
    let answer = answer_of(Redirect::to("/dashboard").cookie("sid=1")).await;
    assert_eq!(answer.status, 303);
    assert_eq!(answer.header("location"), "/dashboard");
    assert_eq!(answer.header("set-cookie"), "sid=1");
}

#[tokio::test]
async fn signals_answer_as_json() {
    let answer = answer_of(Signals::new(json!({"count": 3})).only_if_missing(true)).await;
    assert_eq!(answer.header("content-type"), "application/json; charset=utf-8");
    assert_eq!(answer.header("datastar-only-if-missing"), "true");
    assert_eq!(answer.text(), r#"{"count":3}"#);
    assert!(Signals::new(json!([1])).build().is_err());
}

#[tokio::test]
async fn a_script_goes_out_byte_for_byte_with_its_attributes() {
    let script = Script::new("f('é')\n").attributes(json!({"type": "module", "data-name": "é\n"}));
    let answer = answer_of(script).await;
    assert_eq!(answer.header("content-type"), "text/javascript; charset=utf-8");
    assert_eq!(answer.header("datastar-script-attributes"), r#"{"data-name":"\u00e9\n","type":"module"}"#);
    assert_eq!(answer.text(), "f('é')\n");
}

#[tokio::test]
async fn buffered_events_are_one_answer() {
    let events = Events::new()
        .event(PatchElements::new("<b>1</b>").selector("#a").mode(Mode::Append))
        .event(PatchSignals::new("{a: 1}"));
    let answer = answer_of(events).await;
    assert_eq!(answer.header("content-type"), "text/event-stream; charset=utf-8");
    assert_eq!(answer.header("cache-control"), "no-cache");
    assert_eq!(
        answer.text(),
        "event: datastar-patch-elements\ndata: selector #a\ndata: mode append\ndata: elements <b>1</b>\n\n\
         event: datastar-patch-signals\ndata: signals {a: 1}\n\n"
    );
    assert!(Events::new().event(PatchElements::new("").selector("a\nb")).build().is_err());
}

#[tokio::test]
async fn a_live_event_leaves_when_it_is_written() {
    let (steps, receiver) = mpsc::channel::<u32>(1);
    let receiver = std::sync::Arc::new(tokio::sync::Mutex::new(receiver));
    let handler = move || {
        let receiver = receiver.clone();
        async move {
            live(move |mut page| async move {
                while let Some(step) = receiver.lock().await.recv().await {
                    page.send(PatchSignals::new(format!("{{step: {step}}}"))).await?;
                }
                page.send(Event::signals(&json!({"done": true})).unwrap()).await
            })
        }
    };
    let (_server, client) = serve(Router::new().route("/", get(handler))).await;
    let mut stream = client.stream("/").await;
    for step in 1..=3 {
        steps.send(step).await.unwrap();
        // The event is here before the next step is told to the server.
        assert!(stream.event().await.unwrap().contains(&format!("{{step: {step}}}")));
    }
    drop(steps);
    assert!(stream.event().await.unwrap().contains("done"));
    assert_eq!(stream.event().await, None);
}

#[tokio::test]
async fn work_for_a_reader_that_went_is_dropped() {
    let (alive, mut dropped) = mpsc::channel::<()>(1);
    let handler = move || {
        let alive = alive.clone();
        async move {
            live(move |mut page| async move {
                page.send(PatchSignals::new("{}")).await?;
                std::future::pending::<()>().await;
                drop(alive);
                Ok(())
            })
        }
    };
    let server = Server::start(Router::new().route("/", get(handler))).await;
    let mut stream = server.client().stream("/").await;
    stream.event().await.unwrap();
    drop(stream);
    // The router's own clone goes with the server, the work's with its reader.
    drop(server);
    assert_eq!(dropped.recv().await, None);
}

fn echo() -> Router {
    async fn echo(signals: Option<ReadSignals<Map<String, Value>>>) -> String {
        match signals {
            Some(ReadSignals(signals)) => Value::Object(signals).to_string(),
            None => "not Datastar".into(),
        }
    }
    Router::new().route("/", any(echo))
}

#[tokio::test]
async fn signals_are_read_from_a_request_of_any_method() {
    let (_server, plain) = serve(echo()).await;
    let client = plain.with("datastar-request", "true").with("content-type", "application/json");
    for method in ["GET", "DELETE"] {
        let answer = client.send(method, "/?datastar=%7B%22a%22%3A%22%26%22%7D", "").await;
        assert_eq!(answer.text(), r#"{"a":"&"}"#);
    }
    for method in ["POST", "PUT", "PATCH", "QUERY"] {
        assert_eq!(client.send(method, "/", r#"{"a":1}"#).await.text(), r#"{"a":1}"#);
    }
    assert_eq!(client.get("/").await.text(), "{}");
    assert_eq!(client.post("/", "").await.text(), "{}");
    assert_eq!(plain.get("/").await.text(), "not Datastar");
}

#[tokio::test]
async fn what_is_no_signals_is_told_with_a_snippet() {
    let (_server, client) = serve(echo()).await;
    let client = client.with("datastar-request", "true");
    let long = format!("{{\"a\": {}", "x".repeat(500));
    let answer = client.post("/", long).await;
    assert_eq!(answer.status, 400);
    assert!(answer.text().contains("line 1 column 7"), "{}", answer.text());
    assert!(answer.text().contains("{\\\"a\\\": xxx") && answer.text().len() < 200, "{}", answer.text());

    let answer = client.post("/", "[1]").await;
    assert_eq!((answer.status.as_u16(), answer.text()), (400, "signals are a JSON object, found `[1]`"));
    assert_eq!(client.post("/", vec![0xff]).await.status, 400);
    let form = client.with("content-type", "application/x-www-form-urlencoded");
    assert_eq!(form.post("/", "a=1").await.status, 415);
    assert_eq!(client.post("/", vec![b' '; 3_000_000]).await.status, 413);
}

#[tokio::test]
async fn a_form_is_read_by_axums_own_extractor() {
    #[derive(Deserialize)]
    struct Login {
        name: String,
    }
    async fn login(headers: HeaderMap, Form(form): Form<Login>) -> Redirect {
        assert!(headers.contains_key("datastar-request"));
        Redirect::from_form("#login", format!("/users/{}", form.name))
    }
    let (_server, client) = serve(Router::new().route("/", post(login))).await;
    let client =
        client.with("datastar-request", "true").with("content-type", "application/x-www-form-urlencoded");
    assert!(client.post("/", "name=ada").await.text().contains("/users/ada"));
}
