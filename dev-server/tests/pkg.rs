//! The bundle as it reaches a browser: the real program, over real sockets.

mod program;

use std::fs;
use std::io::Read;
use std::path::Path;

use program::{Server, folder};
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use reqwest::{Client, Method, Response, StatusCode};

/// A server with the bundle, and somebody who asks it for that.
struct Bundle {
    server: Server,
    client: Client,
    _folder: tempfile::TempDir,
}

impl Bundle {
    fn served() -> Self {
        let folder = folder(&[]);
        let server = Server::start(folder.path(), &[]);
        // The client wants one even where it speaks plain http.
        let _ = tokio_rustls::rustls::crypto::ring::default_provider().install_default();
        Self { server, client: Client::builder().no_proxy().build().unwrap(), _folder: folder }
    }

    async fn ask(&self, method: Method, file: &str, headers: &[(&str, &str)]) -> Response {
        let url = format!("{}pkg/{file}", self.server.url);
        let headers: HeaderMap = headers
            .iter()
            .map(|(name, value)| (name.parse::<HeaderName>().unwrap(), HeaderValue::from_str(value).unwrap()))
            .collect();
        self.client.request(method, url).headers(headers).send().await.unwrap()
    }

    async fn get(&self, file: &str, headers: &[(&str, &str)]) -> Response {
        self.ask(Method::GET, file, headers).await
    }
}

fn header<'a>(response: &'a Response, name: &str) -> &'a str {
    response.headers().get(name).map_or("", |value| value.to_str().unwrap())
}

/// What is in the repository's `pkg/`, by name.
fn built() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../pkg");
    let files = fs::read_dir(folder).unwrap().map(|file| {
        let file = file.unwrap();
        (file.file_name().into_string().unwrap(), fs::read(file.path()).unwrap())
    });
    files.filter(|(name, _)| !name.starts_with('.')).collect()
}

fn decoded(coding: &str, bytes: &[u8]) -> Vec<u8> {
    let mut content = Vec::new();
    match coding {
        "br" => brotli::Decompressor::new(bytes, 4096).read_to_end(&mut content).unwrap(),
        "gzip" => flate2::read::GzDecoder::new(bytes).read_to_end(&mut content).unwrap(),
        _ => bytes.take(u64::MAX).read_to_end(&mut content).unwrap(),
    };
    content
}

#[tokio::test]
async fn every_file_comes_in_each_coding_and_reads_back() {
    let bundle = Bundle::served();
    let files = built();
    assert!(files.iter().any(|(name, _)| name.ends_with(".wasm")), "the bundle is built");
    for (name, content) in files {
        let mut tags = Vec::new();
        for coding in ["br", "gzip", ""] {
            let response = bundle.get(&name, &[("accept-encoding", coding)]).await;
            assert_eq!(header(&response, "content-encoding"), coding, "{name}");
            assert_eq!(header(&response, "vary"), "accept-encoding");
            let tag = header(&response, "etag").to_owned();
            assert!(tag.starts_with('"') && !tags.contains(&tag), "{name}: {tag} beside {tags:?}");
            tags.push(tag);
            let length: usize = header(&response, "content-length").parse().unwrap();
            let sent = response.bytes().await.unwrap();
            assert_eq!(sent.len(), length);
            assert_eq!(decoded(coding, &sent), content, "{name} by {coding:?}");
            assert!(coding.is_empty() || sent.len() < content.len(), "{name} by {coding}: {}", sent.len());
        }
    }
}

#[tokio::test]
async fn both_halves_together_weigh_what_they_are_said_to() {
    let bundle = Bundle::served();
    let (mut whole, mut sent) = (0, 0);
    for (name, content) in built() {
        if name.ends_with(".js") || name.ends_with(".wasm") {
            // As Chromium asks over https.
            let response = bundle.get(&name, &[("accept-encoding", "gzip, deflate, br, zstd")]).await;
            assert_eq!(header(&response, "content-encoding"), "br");
            let kind =
                if name.ends_with(".js") { "text/javascript; charset=utf-8" } else { "application/wasm" };
            assert_eq!(header(&response, "content-type"), kind);
            sent += response.bytes().await.unwrap().len();
            whole += content.len();
        }
    }
    assert!(sent * 10 < whole * 4, "{sent} of {whole} bytes");
}

#[tokio::test]
async fn the_request_says_what_it_takes() {
    let bundle = Bundle::served();
    for (asked, coding) in [
        ("gzip, deflate", "gzip"),
        ("br;q=0.5, gzip;q=0.8", "gzip"),
        ("br;q=0, *", "gzip"),
        ("*", "br"),
        ("identity;q=0, gzip;q=0.1", "gzip"),
        ("deflate, zstd", ""),
        ("identity, br;q=0.9", ""),
        ("br;q=0, gzip;q=0", ""),
    ] {
        let response = bundle.get("hypertide.js", &[("accept-encoding", asked)]).await;
        assert_eq!(header(&response, "content-encoding"), coding, "{asked}");
    }
    let response = bundle.get("hypertide.js", &[]).await;
    assert_eq!(header(&response, "content-encoding"), "", "who says nothing gets the file as it is");

    let response = bundle.get("hypertide.js", &[("accept-encoding", "*;q=0")]).await;
    assert_eq!(response.status(), StatusCode::NOT_ACCEPTABLE);
    assert_eq!(header(&response, "vary"), "accept-encoding");
    assert!(response.text().await.unwrap().contains("br, gzip, identity"));
}

#[tokio::test]
async fn what_a_browser_has_is_not_sent_again() {
    let bundle = Bundle::served();
    let mut tags = Vec::new();
    for coding in ["br", "gzip", "identity"] {
        let accept = ("accept-encoding", coding);
        let tag = header(&bundle.get("hypertide.js", &[accept]).await, "etag").to_owned();
        let again = bundle.get("hypertide.js", &[accept, ("if-none-match", &tag)]).await;
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{coding}");
        assert_eq!(header(&again, "etag"), tag);
        assert_eq!(header(&again, "vary"), "accept-encoding");
        assert_eq!(header(&again, "cache-control"), "no-cache");
        assert_eq!(again.bytes().await.unwrap().len(), 0);
        // A proxy that has changed the bytes has made the tag a weak one.
        let weak = format!("\"other\", W/{tag}");
        let again = bundle.get("hypertide.js", &[accept, ("if-none-match", &weak)]).await;
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{coding}");
        tags.push(tag);
    }
    let other = [("accept-encoding", "gzip"), ("if-none-match", &tags[0])];
    let response = bundle.get("hypertide.js", &other).await;
    assert_eq!(response.status(), StatusCode::OK, "the bytes of one coding are not those of another");
    assert_eq!(header(&response, "etag"), tags[1]);
}

#[tokio::test]
async fn head_says_what_get_would_send() {
    let bundle = Bundle::served();
    for coding in ["br", "gzip", "identity"] {
        let accept = [("accept-encoding", coding)];
        let get = bundle.get("hypertide.js", &accept).await;
        let head = bundle.ask(Method::HEAD, "hypertide.js", &accept).await;
        for name in ["content-type", "content-encoding", "content-length", "etag", "vary", "cache-control"] {
            assert_eq!(header(&head, name), header(&get, name), "{name} by {coding}");
        }
        assert_eq!(head.bytes().await.unwrap().len(), 0);
    }
}
