//! Static files beside the pages: their types, how they are compressed, and what a browser need not be sent again.

use std::io::Read;

use hypertide_server::hyper::{App, Assets, Cx};
use maud::{Markup, html};

use crate::browser::serve;
use crate::client::{Answer, Client, Server};
use crate::log;

async fn hello(_: Cx) -> Markup {
    html! { "hello" }
}

/// A style sheet that is worth compressing.
const SHEET: &str = concat!(
    "body { margin: 0; padding: 0; color: black; background: white }\n",
    "main { margin: 0; padding: 0; color: black; background: white }\n",
    "aside { margin: 0; padding: 0; color: black; background: white }\n",
    "footer { margin: 0; padding: 0; color: black; background: white }\n",
);

/// Says that it is a picture, and is as compressible as none is.
const PICTURE: &[u8] = &[b'x'; 4096];

static BUILT_IN: &[(&str, &[u8])] = &[
    ("css/site.css", SHEET.as_bytes()),
    ("logo.png", PICTURE),
    ("tiny.txt", b"tiny"),
    ("my über file.txt", b"mine"),
    ("font.woff2", b"wOF2"),
    ("app.webmanifest", b"{}"),
    ("unknown.unheard-of", b"?"),
];

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("css")).unwrap();
    for (name, content) in BUILT_IN {
        std::fs::write(folder.path().join(name), content).unwrap();
    }
    folder
}

/// The same files, built in and in a directory.
async fn both() -> [(&'static str, Server); 2] {
    let folder = folder();
    // Kept for as long as the test runs, which is how long it is served.
    let directory = Assets::Directory(folder.keep());
    let serve_it = async |assets: Assets| serve(App::new().page("/", "home", hello).assets(assets)).await;
    [("embedded", serve_it(BUILT_IN.into()).await), ("directory", serve_it(directory).await)]
}

fn decoded(answer: &Answer) -> Vec<u8> {
    let mut content = Vec::new();
    match answer.header("content-encoding") {
        "br" => brotli::Decompressor::new(&*answer.body, 4096).read_to_end(&mut content).unwrap(),
        "gzip" => flate2::read::GzDecoder::new(&*answer.body).read_to_end(&mut content).unwrap(),
        _ => (&*answer.body).read_to_end(&mut content).unwrap(),
    };
    content
}

fn asking(client: &Client, headers: &[(&str, &str)]) -> Client {
    headers.iter().fold(client.clone(), |client, (name, value)| client.with(name, value))
}

#[tokio::test]
async fn texts_come_in_the_coding_that_the_request_takes() {
    for (kind, server) in both().await {
        let mut tags = Vec::new();
        for (asked, coding) in [("gzip, deflate, br, zstd", "br"), ("gzip, deflate", "gzip"), ("", "")] {
            let answer = asking(&server.client(), &[("accept-encoding", asked)]).get("/css/site.css").await;
            assert_eq!(answer.status, 200);
            assert_eq!(answer.header("content-encoding"), coding, "{kind}");
            assert_eq!(answer.header("content-type"), "text/css; charset=utf-8", "{kind}");
            assert_eq!(answer.header("vary"), "accept-encoding", "{kind}");
            assert_eq!(answer.header("cache-control"), "no-cache", "{kind}");
            assert_eq!(decoded(&answer), SHEET.as_bytes(), "{kind}");
            assert!(coding.is_empty() || answer.body.len() < SHEET.len(), "{kind} {coding}");
            let tag = answer.header("etag").to_owned();
            assert!(tag.starts_with('"') && !tags.contains(&tag), "{kind}: {tag} beside {tags:?}");
            tags.push(tag);
        }
    }
}

#[tokio::test]
async fn what_a_browser_has_is_not_sent_again() {
    for (kind, server) in both().await {
        for coding in ["br", "gzip", "identity"] {
            let client = server.client().with("accept-encoding", coding);
            let tag = client.get("/css/site.css").await.header("etag").to_owned();
            let again = client.with("if-none-match", &tag).get("/css/site.css").await;
            assert_eq!(again.status, 304, "{kind} {coding}");
            assert_eq!((again.header("etag"), again.body.len()), (&*tag, 0), "{kind} {coding}");
            assert_eq!(again.header("cache-control"), "no-cache", "{kind}");
            let changed = client.with("if-none-match", "\"of another deployment\"");
            assert_eq!(changed.get("/css/site.css").await.status, 200, "{kind}");
        }
    }
}

#[tokio::test]
async fn a_tag_counts_for_more_than_a_date() {
    // A deployment may bring older files, and a browser sends both.
    let later = "Fri, 01 Jan 2100 00:00:00 GMT";
    for (kind, server) in both().await {
        let headers = [("if-none-match", "\"of another deployment\""), ("if-modified-since", later)];
        let answer = asking(&server.client(), &headers).get("/css/site.css").await;
        assert_eq!((answer.status.as_u16(), &*answer.body), (200, SHEET.as_bytes()), "{kind}");
    }
}

#[tokio::test]
async fn what_compressing_does_not_make_smaller_is_sent_as_it_is() {
    for (kind, server) in both().await {
        let client = server.client().with("accept-encoding", "br, gzip");
        for (path, content) in [("/logo.png", PICTURE), ("/tiny.txt", b"tiny")] {
            let answer = client.get(path).await;
            assert_eq!(answer.header("content-encoding"), "", "{kind} {path}");
            assert_eq!(answer.body, content, "{kind} {path}");
            assert_eq!(answer.header("cache-control"), "no-cache", "{kind} {path}");
        }
    }
}

#[tokio::test]
async fn types_are_those_of_the_names() {
    for (kind, server) in both().await {
        for (path, expected) in [
            ("/logo.png", "image/png"),
            ("/tiny.txt", "text/plain; charset=utf-8"),
            ("/my%20%C3%BCber%20file%2Etxt", "text/plain; charset=utf-8"),
            ("/font.woff2", "font/woff2"),
            ("/app.webmanifest", "application/manifest+json"),
            ("/unknown.unheard-of", "application/octet-stream"),
        ] {
            let answer = server.client().get(path).await;
            assert_eq!(
                (answer.status.as_u16(), answer.header("content-type")),
                (200, expected),
                "{kind} {path}"
            );
        }
    }
}

#[tokio::test]
async fn head_says_what_get_would_send() {
    for (kind, server) in both().await {
        for (path, coding) in [("/css/site.css", "br"), ("/css/site.css", ""), ("/logo.png", "br")] {
            let client = server.client().with("accept-encoding", coding);
            let (get, head) = (client.get(path).await, client.send("HEAD", path, "").await);
            for name in
                ["content-type", "content-encoding", "content-length", "etag", "vary", "cache-control"]
            {
                assert_eq!(head.header(name), get.header(name), "{kind}: {name} of {path} by {coding}");
            }
            assert_eq!((head.status, head.body.len()), (get.status, 0), "{kind}");
        }
    }
}

#[tokio::test]
async fn a_file_that_changes_is_sent_as_it_is_now() {
    let folder = folder();
    let app = App::new().page("/", "home", hello).assets(folder.path().to_owned());
    let server = serve(app).await;
    let client = server.client().with("accept-encoding", "br");
    let first = client.get("/css/site.css").await;
    // As long as before, and within the same second.
    let other = SHEET.replace("black", "green");
    std::fs::write(folder.path().join("css/site.css"), &other).unwrap();
    let second = client.with("if-none-match", first.header("etag")).get("/css/site.css").await;
    assert_eq!(second.status, 200);
    assert_eq!(decoded(&second), other.as_bytes());
}

#[tokio::test]
async fn a_part_of_a_film_can_be_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("film.mp4"), "0123456789").unwrap();
    let server = serve(App::new().page("/", "home", hello).assets(folder.path().to_owned())).await;
    let part = server.client().with("range", "bytes=2-4").get("/film.mp4").await;
    assert_eq!((part.status.as_u16(), part.text()), (206, "234"));
}

#[tokio::test]
async fn a_directory_that_is_not_there_is_in_the_log() {
    log::keep();
    let place = tempfile::tempdir().unwrap();
    let later = place.path().join("built-later");
    std::fs::write(place.path().join("a-file"), "").unwrap();
    let app = App::new().page("/", "home", hello).assets(later.clone()).assets(place.path().join("a-file"));
    let server = serve(app).await;
    let said = log::lines_with("built-later");
    assert!(
        said.len() == 1 && said[0].contains("WARN") && said[0].contains("there is no such folder"),
        "{said:?}"
    );
    let said = log::lines_with("a-file");
    assert!(said.len() == 1 && said[0].contains("is no folder"), "{said:?}");

    assert_eq!(server.client().get("/a.css").await.status, 404);
    std::fs::create_dir(&later).unwrap();
    std::fs::write(later.join("a.css"), "a").unwrap();
    assert_eq!(server.client().get("/a.css").await.text(), "a");
}

#[tokio::test]
async fn a_slash_before_the_name_of_a_file_built_in_makes_no_difference() {
    static ROOTED: &[(&str, &[u8])] = &[("/css/site.css", b"b {}")];
    let server = serve(App::new().page("/", "home", hello).assets(ROOTED)).await;
    assert_eq!(server.client().get("/css/site.css").await.text(), "b {}");
}
