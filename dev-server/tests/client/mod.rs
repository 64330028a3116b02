//! An HTTP client over real sockets, and an event stream read event by event.

#![allow(dead_code, unreachable_pub, reason = "each test file uses what it needs")]

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::http::{HeaderMap, Method, Request, StatusCode};
use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper_util::client::legacy::Client as Hyper;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// How long what should come may take, on a machine that is busy with other tests.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// A server on a free port, stopped when dropped.
pub struct Server {
    pub address: SocketAddr,
    task: JoinHandle<()>,
}

impl Server {
    pub async fn start(router: Router) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let service = router.into_make_service_with_connect_info::<SocketAddr>();
        let task = tokio::spawn(async move { axum::serve(listener, service).await.unwrap() });
        Self { address, task }
    }

    pub fn client(&self) -> Client {
        Client::of(self.address)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Sends requests to one server, with headers of its own on each.
#[derive(Clone)]
pub struct Client {
    pub address: SocketAddr,
    hyper: Hyper<HttpConnector, Full<Bytes>>,
    pub headers: Vec<(String, String)>,
}

/// A whole answer.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Answer {
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }
}

impl Client {
    pub fn of(address: SocketAddr) -> Self {
        Self { address, hyper: Hyper::builder(TokioExecutor::new()).build_http(), headers: Vec::new() }
    }

    pub fn with(&self, name: &str, value: &str) -> Self {
        let mut client = self.clone();
        client.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        client.headers.push((name.into(), value.into()));
        client
    }

    pub fn without(&self, name: &str) -> Self {
        let mut client = self.clone();
        client.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        client
    }

    async fn start(
        &self,
        method: &str,
        path: &str,
        body: Vec<u8>,
    ) -> axum::http::Response<hyper::body::Incoming> {
        let uri = format!("http://{}{path}", self.address);
        let mut request = Request::builder().method(Method::try_from(method).unwrap()).uri(uri);
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        self.hyper.request(request.body(Full::from(body)).unwrap()).await.unwrap()
    }

    pub async fn send(&self, method: &str, path: &str, body: impl Into<Vec<u8>>) -> Answer {
        let (head, body) = self.start(method, path, body.into()).await.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        Answer { status: head.status, headers: head.headers, body }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, "").await
    }

    pub async fn post(&self, path: &str, body: impl Into<Vec<u8>>) -> Answer {
        self.send("POST", path, body).await
    }

    pub async fn stream(&self, path: &str) -> Stream {
        let (head, body) = self.start("GET", path, Vec::new()).await.into_parts();
        Stream { status: head.status, headers: head.headers, body, buffer: Vec::new() }
    }
}

/// An answer that is read as it comes.
pub struct Stream {
    pub status: StatusCode,
    pub headers: HeaderMap,
    body: hyper::body::Incoming,
    buffer: Vec<u8>,
}

impl Stream {
    /// The next event, without the empty line that ends it; `None` at the end.
    pub async fn event(&mut self) -> Option<String> {
        loop {
            if let Some(end) = self.buffer.windows(2).position(|pair| pair == b"\n\n") {
                let rest = self.buffer.split_off(end + 2);
                let mut event = std::mem::replace(&mut self.buffer, rest);
                event.truncate(end);
                return Some(String::from_utf8(event).unwrap());
            }
            let chunk = self.chunk().await?;
            self.buffer.extend_from_slice(&chunk);
        }
    }

    /// The next bytes as they came; `None` at the end.
    pub async fn chunk(&mut self) -> Option<Bytes> {
        loop {
            match self.body.frame().await?.ok()?.into_data() {
                Ok(bytes) => return Some(bytes),
                Err(_) => continue,
            }
        }
    }

    /// Reads on to the first event that contains `text`, and gives that event.
    pub async fn until(&mut self, text: &str) -> String {
        self.until_seeing(text, |_| {}).await
    }

    /// Reads on to the first event that contains `text`; neither it nor one before contains `unwanted`.
    pub async fn until_without(&mut self, text: &str, unwanted: &str) -> String {
        self.until_seeing(text, |event| assert!(!event.contains(unwanted), "before `{text}` came {event}"))
            .await
    }

    async fn until_seeing(&mut self, text: &str, see: impl Fn(&str)) -> String {
        loop {
            let next = tokio::time::timeout(PATIENCE, self.event()).await;
            let event = next.unwrap_or_else(|_| panic!("the stream is silent, and `{text}` never came"));
            let event = event.unwrap_or_else(|| panic!("the stream ended before `{text}` came"));
            see(&event);
            if event.contains(text) {
                return event;
            }
        }
    }
}
