//! A server of one test: pages, and streams that play a script.

use crate::{Outcome, workspace};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Path as UrlPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::get;
use hypertide_server::pkg;
use hypertide_server::precompressed::Precompressed;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::convert::Infallible;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio::task::JoinHandle;

/// Bytes as they are sent, each with the pause after it.
pub type Chunks = Vec<(Bytes, Duration)>;

/// What a stage has at its paths.
#[derive(Default)]
pub struct Site {
    files: HashMap<String, (String, Bytes)>,
    streams: HashMap<String, Script>,
    chunks: HashMap<String, (String, Chunks)>,
    policy: Option<HeaderValue>,
    watched: HashSet<String>,
    headers: HashMap<String, HeaderMap>,
}

impl Site {
    /// A page at `/`.
    pub fn page(html: impl Into<String>) -> Self {
        Self::default().file("/", "text/html; charset=utf-8", html.into())
    }

    /// A file at `path`, with its content type.
    #[must_use]
    pub fn file(mut self, path: &str, kind: &str, body: impl Into<Bytes>) -> Self {
        self.files.insert(path.to_owned(), (kind.to_owned(), body.into()));
        self
    }

    /// A stream at `path`.
    #[must_use]
    pub fn stream(mut self, path: &str, script: Script) -> Self {
        self.streams.insert(path.to_owned(), script);
        self
    }

    /// A file at `path` that is sent in these chunks.
    #[must_use]
    pub fn chunks(mut self, path: &str, kind: &str, chunks: Chunks) -> Self {
        self.chunks.insert(path.to_owned(), (kind.to_owned(), chunks));
        self
    }

    /// The Content-Security-Policy of every answer.
    #[must_use]
    pub fn policy(mut self, policy: &'static str) -> Self {
        self.policy = Some(HeaderValue::from_static(policy));
        self
    }

    /// Another header of the answer at `path`.
    #[must_use]
    pub fn header(mut self, path: &str, name: &str, value: &str) -> Self {
        let name = HeaderName::try_from(name).expect("tests name headers");
        let value = HeaderValue::from_str(value).expect("tests give headers");
        self.headers.entry(path.to_owned()).or_default().insert(name, value);
        self
    }

    /// Notes what is asked for at these paths, for [`Stage::requests`].
    #[must_use]
    pub fn watched(mut self, paths: impl IntoIterator<Item = String>) -> Self {
        self.watched.extend(paths);
        self
    }
}

/// What the successive connections of a stream are sent.
///
/// As text it is event-stream text with directives in comment lines of their own: `: pause` waits for
/// [`Stage::next`], `: end` ends the connection (what follows is sent to the next one), `: status 503` answers with
/// that status. After the last part the connection stays open. `{{method}}`, `{{query}}`, `{{body}}` and
/// `{{header NAME}}` stand for what was requested.
#[derive(Clone, Debug)]
pub struct Script {
    connections: Vec<Connection>,
}

#[derive(Clone, Debug, Default)]
struct Connection {
    status: Option<u16>,
    /// Parted by pauses.
    parts: Vec<String>,
    ends: bool,
}

impl Script {
    /// Reads the text of a script.
    pub fn parse(text: &str) -> Self {
        let mut connections = vec![Connection::default()];
        let mut part = String::new();
        for line in text.split_inclusive('\n') {
            let connection = connections.last_mut().expect("there is always one");
            match line.trim_end().strip_prefix(": ") {
                Some("pause") => connection.parts.push(std::mem::take(&mut part)),
                Some("end") => {
                    connection.parts.push(std::mem::take(&mut part));
                    connection.ends = true;
                    connections.push(Connection::default());
                }
                Some(directive) if directive.starts_with("status ") => {
                    connection.status = directive[7..].parse().ok();
                    connection.ends = true;
                    connections.push(Connection::default());
                }
                _ => part.push_str(line),
            }
        }
        connections.last_mut().expect("there is always one").parts.push(part);
        Self { connections }
    }
}

struct Shared {
    site: Site,
    /// How many connections each stream has had.
    played: Mutex<HashMap<String, Arc<AtomicUsize>>>,
    next: Arc<Semaphore>,
    requests: Mutex<Vec<String>>,
}

/// A running server; it ends, with its connections, when dropped.
pub struct Stage {
    address: SocketAddr,
    shared: Arc<Shared>,
    serving: JoinHandle<()>,
}

impl Stage {
    /// Serves `site` on a free port, with the bundle at `/pkg` as the server has it, the one without Datastar's side at
    /// `/core` where it was built, and hyperscript's files at `/hyperscript`.
    pub async fn open(site: Site) -> Outcome<Self> {
        let shared = Arc::new(Shared {
            site,
            played: Mutex::default(),
            next: Arc::new(Semaphore::new(0)),
            requests: Mutex::default(),
        });
        let router = Router::new()
            .route("/hyperscript/{*path}", get(|path, headers| built(hyperscript(), path, headers)))
            .route("/core/{*path}", get(|path, headers| built(core(), path, headers)))
            .fallback(answer)
            .with_state(shared.clone())
            .merge(pkg::router());
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        let serving = tokio::spawn(async move {
            let _ = axum::serve(listener, router).await;
        });
        Ok(Self { address, shared, serving })
    }

    /// The address of `path` on this server.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Lets one paused stream go on.
    pub fn next(&self) {
        self.shared.next.add_permits(1);
    }

    /// What was asked for at the watched paths so far: method, path with its query as text, and the body.
    pub fn requests(&self) -> Vec<String> {
        self.shared.requests.lock().expect("no holder panics").clone()
    }

    /// How many connections the stream at `path` has had.
    pub fn connections(&self, path: &str) -> usize {
        let played = self.shared.played.lock().expect("no holder panics");
        played.get(path).map_or(0, |count| count.load(Ordering::Relaxed))
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

fn hyperscript() -> PathBuf {
    workspace().join("node_modules").join("hyperscript.org").join("dist")
}

/// The folder of the bundle without Datastar's side, as `cargo xtask pkg --core` leaves it.
pub fn core() -> PathBuf {
    workspace().join("target").join("pkg-core").join("bundle")
}

/// A file of a folder, as the bundle's files are answered: read and compressed once, where it does not lie there so.
async fn built(folder: PathBuf, UrlPath(path): UrlPath<String>, request: HeaderMap) -> Response<Body> {
    static READ: Mutex<BTreeMap<PathBuf, Precompressed>> = Mutex::new(BTreeMap::new());
    let mut read = READ.lock().expect("no holder panics");
    let wasm = path.ends_with(".wasm");
    let file = match read.entry(folder.join(path)) {
        Entry::Occupied(file) => file.into_mut(),
        Entry::Vacant(place) => {
            let Ok(content) = std::fs::read(place.key()) else {
                return StatusCode::NOT_FOUND.into_response();
            };
            let brotli = std::fs::read(place.key().with_added_extension("br"));
            let file = Precompressed::new(content);
            place.insert(match brotli {
                Ok(brotli) => file.brotli(brotli),
                Err(_) => file.compress_best(),
            })
        }
    };
    let kind = if wasm { "application/wasm" } else { "text/javascript; charset=utf-8" };
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-cache")], file.respond(&request))
        .into_response()
}

async fn answer(State(shared): State<Arc<Shared>>, request: Request) -> Response<Body> {
    let path = request.uri().path().to_owned();
    let request = if shared.site.watched.contains(&path) { note(&shared, request).await } else { request };
    let mut response = if let Some((kind, body)) = shared.site.files.get(&path) {
        let preload = std::str::from_utf8(body).ok().filter(|_| kind.starts_with("text/html"));
        (preload.and_then(pkg::preload), response_of(kind, Body::from(body.clone()))).into_response()
    } else if let Some((kind, chunks)) = shared.site.chunks.get(&path) {
        let start = (chunks.clone().into_iter(), Duration::ZERO);
        let sent = futures_util::stream::unfold(start, |(mut chunks, pause)| async move {
            if !pause.is_zero() {
                tokio::time::sleep(pause).await;
            }
            let (bytes, pause) = chunks.next()?;
            Some((Ok::<_, Infallible>(bytes), (chunks, pause)))
        });
        response_of(kind, Body::from_stream(sent))
    } else if let Some(script) = shared.site.streams.get(&path) {
        play(&shared, &path, script, request).await
    } else {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::NOT_FOUND;
        response
    };
    let headers: &mut HeaderMap = response.headers_mut();
    if let Some(given) = shared.site.headers.get(&path) {
        headers.extend(given.clone());
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Some(policy) = &shared.site.policy {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy.clone());
    }
    response
}

async fn note(shared: &Shared, request: Request) -> Request {
    let (head, body) = request.into_parts();
    let body = axum::body::to_bytes(body, usize::MAX).await.unwrap_or_default();
    let mut line = format!("{} {}", head.method, head.uri.path());
    if let Some(query) = head.uri.query() {
        let query = query.replace('+', " ");
        line = format!("{line}?{}", percent_encoding::percent_decode_str(&query).decode_utf8_lossy());
    }
    if !body.is_empty() {
        line = format!("{line} {}", String::from_utf8_lossy(&body));
    }
    shared.requests.lock().expect("no holder panics").push(line);
    Request::from_parts(head, Body::from(body))
}

fn response_of(kind: &str, body: Body) -> Response<Body> {
    let mut response = Response::new(body);
    let kind = HeaderValue::from_str(kind).expect("tests name content types");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}

async fn play(shared: &Shared, path: &str, script: &Script, request: Request) -> Response<Body> {
    let count = shared.played.lock().expect("no holder panics").entry(path.to_owned()).or_default().clone();
    let index = count.fetch_add(1, Ordering::Relaxed);
    let connection = script.connections.get(index).cloned().unwrap_or_default();
    if let Some(status) = connection.status {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::from_u16(status).expect("tests name statuses");
        return response;
    }
    let (head, body) = request.into_parts();
    let body = axum::body::to_bytes(body, usize::MAX).await.unwrap_or_default();
    let fill = move |text: &str| {
        let mut filled = text
            .replace("{{method}}", head.method.as_str())
            .replace("{{query}}", head.uri.query().unwrap_or(""))
            .replace("{{body}}", &String::from_utf8_lossy(&body));
        while let Some((before, after)) = filled.split_once("{{header ") {
            let (name, after) = after.split_once("}}").unwrap_or((after, ""));
            let value =
                head.headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
            filled = format!("{before}{}{after}", value.unwrap_or_default());
        }
        filled
    };
    let next = shared.next.clone();
    let parts = connection.parts.into_iter().map(move |part| fill(&part)).collect::<Vec<_>>();
    let chunks = futures_util::stream::unfold((parts.into_iter(), true), move |(mut parts, first)| {
        let next = next.clone();
        async move {
            match parts.next() {
                Some(part) => {
                    if !first {
                        next.acquire().await.expect("it is never closed").forget();
                    }
                    Some((Ok::<_, Infallible>(Bytes::from(part)), (parts, false)))
                }
                None if connection.ends => None,
                None => std::future::pending().await,
            }
        }
    });
    response_of("text/event-stream", Body::from_stream(chunks))
}
