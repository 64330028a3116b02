//! Static files as they are served.

use std::io::ErrorKind;
use std::path::PathBuf;

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, Method, Request, StatusCode, header};
use axum::response::{IntoResponse, Response};
use http_body_util::BodyExt;
use percent_encoding::percent_decode_str;
use tokio::sync::OnceCell;
use tower::ServiceExt;
use tower_http::services::ServeDir;

use super::Assets;
use super::copies::{Copies, compressed};
use crate::content_type;
use crate::precompressed::Precompressed;

/// Texts above this are not held in memory.
const LARGEST: u64 = 8 << 20;

/// [`Assets`], and what is kept of them to be sent.
#[derive(Debug)]
pub(crate) enum Shelf {
    Directory(Directory),
    Embedded(Vec<Embedded>),
}

/// A directory, and what is kept of its files.
#[derive(Debug)]
pub(crate) struct Directory {
    path: PathBuf,
    files: ServeDir,
    copies: Copies,
}

/// A file built in.
#[derive(Debug)]
pub(crate) struct Embedded {
    name: &'static str,
    content: &'static [u8],
    /// What is sent, once it was asked for.
    sent: OnceCell<Precompressed>,
}

impl From<Assets> for Shelf {
    fn from(assets: Assets) -> Self {
        match assets {
            Assets::Directory(path) => {
                let files = ServeDir::new(&path).append_index_html_on_directories(false);
                Self::Directory(Directory { path, files, copies: Copies::default() })
            }
            Assets::Embedded(files) => {
                let embedded = files.iter().map(|&(name, content)| Embedded {
                    name: name.trim_start_matches('/'),
                    content,
                    sent: OnceCell::new(),
                });
                Self::Embedded(embedded.collect())
            }
        }
    }
}

impl Shelf {
    /// Says in the log where there is nothing to serve from. It may come later.
    pub(crate) fn check(&self) {
        let Self::Directory(Directory { path, .. }) = self else { return };
        // As it is looked for: the mistake may be in where the program was started.
        let absolute = std::path::absolute(path).unwrap_or_else(|_| path.clone());
        let absolute = absolute.display();
        match std::fs::metadata(path) {
            Ok(about) if about.is_dir() => {}
            Ok(_) => tracing::warn!("assets: {absolute} is no folder"),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                tracing::warn!("assets: {absolute}: there is no such folder");
            }
            Err(error) => tracing::warn!("assets: {absolute}: {error}"),
        }
    }

    /// The file a request asks for; `None` where it is not here.
    async fn get(&self, method: &Method, path: &str, headers: &HeaderMap) -> Option<Response> {
        let decoded = percent_decode_str(path).decode_utf8_lossy();
        let name = decoded.trim_start_matches('/');
        let mut response = match self {
            Self::Directory(directory) if content_type::is_compressible(name) => {
                directory.text(path, headers).await?
            }
            Self::Directory(directory) => directory.ask(method, path, headers.clone()).await?,
            Self::Embedded(files) => {
                let file = files.iter().find(|file| file.name == name)?;
                let content = Bytes::from_static(file.content);
                let sent = match content_type::is_compressible(file.name) {
                    true => compressed(&file.sent, content).await,
                    false => file.sent.get_or_init(async || Precompressed::new(content)).await,
                };
                sent.respond(headers)
            }
        };
        let status = response.status();
        let headers = response.headers_mut();
        if status == StatusCode::OK {
            headers.insert(header::CONTENT_TYPE, content_type::of(name));
        }
        if status.is_success() || status == StatusCode::NOT_MODIFIED {
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        }
        Some(response)
    }
}

impl Directory {
    /// A text that is there, as the request takes it.
    async fn text(&self, path: &str, headers: &HeaderMap) -> Option<Response> {
        // The whole of it, to know its tag; where the request has none, its date may do.
        let mut asked = HeaderMap::new();
        if !headers.contains_key(header::IF_NONE_MATCH)
            && let Some(date) = headers.get(header::IF_MODIFIED_SINCE)
        {
            asked.insert(header::IF_MODIFIED_SINCE, date.clone());
        }
        let response = self.ask(&Method::GET, path, asked).await?;
        let length = response.headers().get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok());
        let small =
            length.and_then(|length| length.parse().ok()).is_some_and(|length: u64| length <= LARGEST);
        if response.status() != StatusCode::OK || !small {
            return Some(response);
        }
        let date = response.headers().get(header::LAST_MODIFIED).cloned();
        let content = match response.into_body().collect().await {
            Ok(content) => content.to_bytes(),
            Err(error) => {
                tracing::error!("{path} cannot be read: {error}");
                return Some(StatusCode::INTERNAL_SERVER_ERROR.into_response());
            }
        };
        let mut response = self.copies.of(content).await.respond(headers);
        if let Some(date) = date {
            response.headers_mut().insert(header::LAST_MODIFIED, date);
        }
        Some(response)
    }

    /// What is there by that path; `None` where there is nothing.
    async fn ask(&self, method: &Method, path: &str, headers: HeaderMap) -> Option<Response> {
        let mut request = Request::new(Body::empty());
        *request.method_mut() = method.clone();
        *request.uri_mut() = path.parse().ok()?;
        *request.headers_mut() = headers;
        let response = self.files.clone().oneshot(request).await.ok()?;
        (response.status() != StatusCode::NOT_FOUND).then(|| response.into_response())
    }
}

/// The first of `all` that has the file.
pub(crate) async fn find(
    all: &[Shelf],
    method: &Method,
    path: &str,
    headers: &HeaderMap,
) -> Option<Response> {
    for assets in all {
        if let Some(response) = assets.get(method, path, headers).await {
            return Some(response);
        }
    }
    None
}
