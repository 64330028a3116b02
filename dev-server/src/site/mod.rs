//! A folder as a site, with its stream scripts played and its pages reloaded.

mod locate;
mod page;

use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use tokio::sync::watch;
use tower::ServiceExt;
use tower_http::services::ServeFile;

use crate::content_type;
use crate::ignored::is_ignored;
use crate::live_reload::{self, LiveReload, WatchError};
use crate::pkg;
use crate::stream_script::{self, Answer, Reader, Script};
use locate::Found;
use page::Entry;

/// A folder that is being served.
pub struct Site {
    /// Canonical, so that what is served can be checked to lie inside.
    root: PathBuf,
    /// The folder as it was named, for messages.
    shown: PathBuf,
    reload: Arc<LiveReload>,
    /// What the next connections to a stream are answered, by its script.
    answers: Mutex<HashMap<PathBuf, Answer>>,
    shutdown: watch::Receiver<bool>,
}

/// The folder cannot be served.
#[derive(Debug)]
pub struct SiteError {
    folder: PathBuf,
    source: io::Error,
}

impl fmt::Display for SiteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let folder = self.folder.display();
        match self.source.kind() {
            io::ErrorKind::NotFound => write!(f, "{folder}: there is no such folder"),
            io::ErrorKind::NotADirectory => write!(f, "{folder}: this is a file, not a folder"),
            _ => write!(f, "{folder}: the folder cannot be read: {}", self.source),
        }
    }
}

impl std::error::Error for SiteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

/// A stream script in the folder.
pub struct StreamScript {
    /// The path of the file, as the folder was named.
    pub file: PathBuf,
    /// The path of its stream, as it can stand in a URL.
    pub path: String,
    /// What is wrong with it, rendered for a terminal.
    pub problem: Option<String>,
    /// What can be played, but was probably not meant; rendered, and empty where there is nothing.
    pub doubts: String,
}

impl StreamScript {
    /// Tells the log what is wrong with the script, if anything is.
    pub fn report(&self) {
        if let Some(problem) = &self.problem {
            tracing::error!("this stream script is broken\n{problem}");
        }
        if !self.doubts.is_empty() {
            tracing::warn!("is this meant?\n{}", self.doubts);
        }
    }
}

impl Site {
    /// Opens a folder. Streams and reload connections end when `shutdown` becomes true.
    ///
    /// # Errors
    /// Where the folder is none or cannot be read.
    pub fn open(folder: &Path, shutdown: watch::Receiver<bool>) -> Result<Arc<Site>, SiteError> {
        let error = |source| SiteError { folder: folder.to_owned(), source };
        let root = folder.canonicalize().map_err(error)?;
        fs::read_dir(&root).map_err(error)?;
        Ok(Arc::new(Site {
            root,
            shown: folder.to_owned(),
            reload: Arc::new(LiveReload::new(shutdown.clone())),
            answers: Mutex::default(),
            shutdown,
        }))
    }

    /// The routes of the site: everything but `/pkg/`.
    pub fn router(self: &Arc<Self>) -> Router {
        Router::new().fallback(answer).with_state(self.clone()).merge(self.reload.router())
    }

    /// All stream scripts of the folder, read and checked, sorted by path.
    pub fn stream_scripts(&self) -> Vec<StreamScript> {
        let files = walkdir::WalkDir::new(&self.root).sort_by_file_name().into_iter();
        let visible = files.filter_entry(|entry| entry.depth() == 0 || !is_ignored(entry.file_name()));
        // What cannot be read is an error of the request that asks for it.
        let scripts = visible.filter_map(Result::ok).filter(|entry| is_script(entry.path()));
        scripts.map(|entry| self.stream_script(entry.path())).collect()
    }

    /// Tells pages of changes from now on, and the terminal of stream scripts that broke.
    ///
    /// # Errors
    /// Where the system does not let the folder be watched.
    pub fn watch(self: &Arc<Self>) -> Result<(), WatchError> {
        let site = Arc::clone(self);
        live_reload::watch(&self.root, move |paths| site.changed(&paths))
    }

    fn changed(&self, paths: &BTreeSet<PathBuf>) {
        for path in paths.iter().filter(|path| is_script(path)) {
            let script = self.stream_script(path);
            script.report();
        }
        let urls: Vec<String> = paths.iter().map(|path| self.url_path(path)).collect();
        tracing::info!("changed: {}", urls.join(", "));
        self.reload.changed(&urls);
    }

    fn stream_script(&self, path: &Path) -> StreamScript {
        let (url, file) = (self.url_path(path), self.shown(path));
        let script = self.script(path);
        let name = file.display().to_string();
        let doubts = script.iter().flat_map(Script::doubts).map(|doubt| doubt.render_doubt(&name));
        StreamScript {
            doubts: doubts.collect::<Vec<_>>().join("\n"),
            path: page::url_path(url.strip_suffix(".sse").unwrap_or(&url)),
            problem: script.err(),
            file,
        }
    }

    /// Reads a script; a problem is text for a terminal or a browser.
    fn script(&self, path: &Path) -> Result<Script, String> {
        let shown = self.shown(path);
        let bytes = fs::read(path).map_err(|error| format!("error: {}: {error}\n", shown.display()))?;
        Script::parse(&bytes).map_err(|errors| {
            let name = shown.display().to_string();
            errors.iter().map(|error| error.render(&name)).collect::<Vec<_>>().join("\n")
        })
    }

    /// The path of a file in URLs, decoded.
    fn url_path(&self, path: &Path) -> String {
        let inside = path.strip_prefix(&self.root).unwrap_or(path);
        inside.components().map(|part| format!("/{}", part.as_os_str().to_string_lossy())).collect()
    }

    /// The path of a file as the folder was named.
    fn shown(&self, path: &Path) -> PathBuf {
        path.strip_prefix(&self.root).map_or_else(|_| path.to_owned(), |inside| self.shown.join(inside))
    }

    /// Takes the answer that a script has ordered for the connection that comes now.
    fn take_answer(&self, script: &Path) -> Option<Answer> {
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        let answer = answers.get_mut(script)?;
        let taken = answer.clone();
        answer.times -= 1;
        if answer.times == 0 {
            answers.remove(script);
        }
        Some(taken)
    }

    fn play(self: &Arc<Self>, path: PathBuf, request: &Request) -> Response {
        let script = match self.script(&path) {
            Ok(script) => Arc::new(script),
            Err(problem) => {
                tracing::error!("{} was asked for, but is broken\n{problem}", request.uri().path());
                return text(StatusCode::INTERNAL_SERVER_ERROR, problem);
            }
        };
        if let Some(answer) = self.take_answer(&path) {
            return answer.response();
        }
        let last_event_id = request.headers().get("last-event-id");
        let site = Arc::clone(self);
        let reader = Reader {
            // UTF-8, whatever the type of the header's value says.
            last_event_id: last_event_id.map(|id| String::from_utf8_lossy(id.as_bytes()).into_owned()),
            next_answer: Box::new(move |answer| {
                let mut answers = site.answers.lock().unwrap_or_else(PoisonError::into_inner);
                answers.insert(path.clone(), answer);
            }),
            shutdown: self.shutdown.clone(),
        };
        stream_script::respond(script, reader)
    }

    fn html(&self, status: StatusCode, content: &[u8], opens: bool) -> Response {
        // Where the bytes are no UTF-8, the page's own <meta> knows better.
        let utf8 = std::str::from_utf8(content);
        let content_type = if utf8.is_ok() { "text/html; charset=utf-8" } else { "text/html" };
        // What a script puts into its page is what the file says: the page is reloaded already.
        let element = if opens { self.reload.element() } else { String::new() };
        let page = live_reload::inject(content, &element);
        let headers = [(header::CONTENT_TYPE, content_type), (header::CACHE_CONTROL, "no-cache")];
        (status, utf8.ok().and_then(pkg::preload), headers, page).into_response()
    }

    fn listing(&self, folder: &Path, url: &str, opens: bool) -> io::Result<Response> {
        let mut entries = Vec::new();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with('.') {
                continue;
            }
            if entry.path().is_dir() {
                entries.push(Entry::Folder(name));
            } else {
                if let Some(stream) = name.strip_suffix(".sse").filter(|stream| !stream.is_empty()) {
                    entries.push(Entry::Stream(stream.to_owned()));
                }
                entries.push(Entry::File(name));
            }
        }
        entries.sort();
        let names = locate::segments(url).unwrap_or_default();
        let path: String = names.iter().map(|name| format!("{name}/")).collect();
        Ok(self.html(StatusCode::OK, page::listing(&format!("/{path}"), &entries).as_bytes(), opens))
    }
}

/// Whether a stream script is there. What is a pipe or the like would be waited for.
fn is_script(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "sse") && path.is_file()
}

fn is_html(path: &Path) -> bool {
    path.extension().is_some_and(|extension| {
        extension.eq_ignore_ascii_case("html") || extension.eq_ignore_ascii_case("htm")
    })
}

fn text(status: StatusCode, text: String) -> Response {
    (status, [(header::CACHE_CONTROL, "no-store")], text).into_response()
}

async fn answer(State(site): State<Arc<Site>>, request: Request) -> Response {
    let url = request.uri().path().to_owned();
    site.answer(&url, request).await.unwrap_or_else(|error| {
        tracing::error!("{url}: {error}");
        text(StatusCode::INTERNAL_SERVER_ERROR, format!("{url} cannot be read: {error}\n"))
    })
}

impl Site {
    async fn answer(self: &Arc<Self>, url: &str, request: Request) -> io::Result<Response> {
        let found = locate::locate(&self.root, url)?;
        if let Found::Stream(script) = found {
            return Ok(self.play(script, &request));
        }
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            let allow = [(header::ALLOW, HeaderValue::from_static("GET, HEAD"))];
            return Ok((StatusCode::METHOD_NOT_ALLOWED, allow, "a file can only be read\n").into_response());
        }
        let opens = opens_page(&request);
        Ok(match found {
            Found::File(path) if is_html(&path) => {
                self.html(StatusCode::OK, &tokio::fs::read(path).await?, opens)
            }
            Found::File(path) => file(&path, request).await?,
            Found::Folder(path) => self.listing(&path, url, opens)?,
            Found::NeedsSlash => {
                let names = locate::segments(url).unwrap_or_default();
                let mut to: String =
                    names.iter().map(|name| format!("/{}", page::url_segment(name))).collect();
                to.push('/');
                if let Some(query) = request.uri().query() {
                    to.push('?');
                    to.push_str(query);
                }
                (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, to)]).into_response()
            }
            Found::Outside => {
                let message =
                    format!("{url} is a symbolic link that leads out of the folder: it is not served\n");
                text(StatusCode::FORBIDDEN, message)
            }
            Found::Special => {
                let message = format!("{url} is neither a file nor a folder: it is not served\n");
                text(StatusCode::FORBIDDEN, message)
            }
            Found::Missing if wants_html(&request) => {
                self.html(StatusCode::NOT_FOUND, page::missing(url).as_bytes(), opens)
            }
            Found::Missing | Found::Stream(_) => {
                text(StatusCode::NOT_FOUND, format!("there is no {url} in {}\n", self.shown.display()))
            }
        })
    }
}

fn wants_html(request: &Request) -> bool {
    let accept = request.headers().get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
    accept.is_some_and(|accept| accept.contains("text/html"))
}

/// Whether the answer is a page of its own, and not for a script that asks with `fetch`.
fn opens_page(request: &Request) -> bool {
    let text = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    if let Some(mode) = text("sec-fetch-mode") {
        return mode != "cors" && mode != "same-origin";
    }
    // Nothing is said of it over plain http to another machine. What a browser accepts when it opens a page begins with
    // this type; a script accepts everything, or says by itself what it is. Who says nothing at all is no browser.
    const SCRIPTS: [&str; 5] =
        ["hx-request", "datastar-request", "turbo-frame", "x-alpine-request", "x-requested-with"];
    let is_script = SCRIPTS.iter().any(|name| request.headers().contains_key(*name));
    !is_script && text("accept").is_none_or(|accept| accept.starts_with("text/html"))
}

/// A file as it is: its type by its name, ranges and conditional requests answered, revalidated each time.
async fn file(path: &Path, request: Request) -> io::Result<Response> {
    // Where it may not be read, the service would say that it is not there.
    fs::File::open(path)?;
    // No error: what else the file system refuses is answered with a status.
    let Ok(response) = ServeFile::new(path).oneshot(request).await;
    let mut response = response.map(Body::new);
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let content_type = match path.extension().and_then(|extension| extension.to_str()) {
        // Scripts of ours, to be looked at; as `text/event-stream` they would be one stream more.
        Some("sse" | "hs" | "_hs") => HeaderValue::from_static("text/plain; charset=utf-8"),
        _ => content_type::of(name),
    };
    headers.insert(header::CONTENT_TYPE, content_type);
    Ok(response)
}
