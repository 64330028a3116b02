//! Forms, with and without files.

use hypertide_server::hyper::{App, Cx, FormData, Upload, Value};
use maud::{Markup, html};
use serde::Deserialize;

use crate::browser::{Browser, serve};

#[derive(Deserialize)]
struct Profile {
    name: String,
    age: Option<u8>,
    #[serde(default)]
    tags: Vec<String>,
    portrait: Option<Upload>,
}

async fn form(cx: Cx) -> Markup {
    let saved = cx.tab_cursor("saved", String::new());
    let note = cx.signal("note", String::new());
    let save = cx.action(move |FormData(form): FormData<Profile>| {
        let portrait =
            form.portrait.map(|file| format!("{}={}", file.name, file.bytes.len())).unwrap_or_default();
        saved.set(format!("{}/{:?}/{}/{portrait}/{}", form.name, form.age, form.tags.join("+"), note.get()));
    });
    html! { p { "saved " (saved) "." } form data-on:submit=(save) { "form" } }
}

#[tokio::test]
async fn the_expression_sends_the_form_as_it_says_of_itself() {
    let server = serve(App::new().page("/", "home", form)).await;
    let tab = Browser::new(&server).open("/").await;
    for part in [
        "(form.noValidate||form.reportValidity())&amp;&amp;",
        "contentType:form.enctype=='multipart/form-data'?'form':'json'",
        "params:{form:[...new FormData(form,evt.submitter)]}",
        "(el.closest('form'))",
    ] {
        assert!(tab.html.contains(part), "no {part} in {}", tab.html);
    }
}

#[tokio::test]
async fn what_the_body_of_a_form_holds_is_in_no_header() {
    // A header has room for kilobytes, a form for whatever is typed into it.
    async fn page(cx: Cx) -> Markup {
        let save = cx.action(|FormData(_): FormData<Profile>| {});
        let with_value = cx.action(|Value(_): Value, FormData(_): FormData<Profile>| {});
        html! { form data-on:submit=(save) {} form data-on:submit=(with_value) {} }
    }
    let server = serve(App::new().page("/", "home", page)).await;
    let tab = Browser::new(&server).open("/").await;
    for params in ["params:{}", "params:{value:body.params.value}"] {
        let header = format!("encodeURIComponent(JSON.stringify({{signals:body.signals,{params}}}))");
        assert!(tab.html.contains(&header), "no {header} in {}", tab.html);
    }
    assert!(!tab.html.contains("JSON.stringify(body)"), "{}", tab.html);
}

#[tokio::test]
async fn a_form_without_files_comes_as_pairs() {
    let server = serve(App::new().page("/", "home", form)).await;
    let (tab, mut stream) = Browser::new(&server).open_live("/").await;
    let body = r#"{"signals":{"note":"hi"},"params":{"form":[["name","A&B"],["age","36"],["tags","x"],["tags","y"]]}}"#;
    let answer = tab.send(&tab.action("form<"), body).await;
    assert_eq!(answer.status, 204, "{}", answer.text());
    stream.until("saved A&amp;B/Some(36)/x+y//hi.").await;
    assert_eq!(tab.send(&tab.action("form<"), r#"{"params":{"form":[]}}"#).await.status, 422);
}

const PARTS: &str = "--B\r\ncontent-disposition: form-data; name=\"name\"\r\n\r\nAda\r\n\
    --B\r\ncontent-disposition: form-data; name=\"portrait\"; filename=\"a.png\"\r\ncontent-type: image/png\r\n\r\n12345\r\n\
    --B--\r\n";

#[tokio::test]
async fn a_form_with_files_comes_as_multipart() {
    let server = serve(App::new().page("/", "home", form).body_limit(1000)).await;
    let (tab, mut stream) = Browser::new(&server).open_live("/").await;
    let path = tab.action_path(&tab.action("form<"));
    let client = |tab: &crate::browser::Tab| {
        let client = tab.client.with("content-type", "multipart/form-data; boundary=B");
        let client = client.with("hyper-payload", "%7B%22signals%22%3A%7B%22note%22%3A%22%C3%A4%22%7D%7D");
        client.with("hyper-click", &tab.next_click())
    };
    let answer = client(&tab).post(&path, PARTS).await;
    assert_eq!(answer.status, 204, "{}", answer.text());
    stream.until("saved Ada/None//a.png=5/ä.").await;
    let answer = client(&tab).post(&path, PARTS.replace("12345", &"x".repeat(2000))).await;
    assert_eq!(answer.status, 413);
    let answer = client(&tab).post(&path, "--B\r\nnonsense").await;
    assert_eq!(answer.status, 400);
    // A text field cannot pretend to be a file.
    let fake = PARTS.replace("; filename=\"a.png\"", "").replace("12345", "\u{1}0");
    assert_eq!(client(&tab).post(&path, fake).await.status, 422);
    assert_eq!(client(&tab).post(&path, PARTS).await.status, 204);
}
