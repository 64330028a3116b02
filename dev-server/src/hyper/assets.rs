//! Static files.

use std::path::PathBuf;

use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use axum::response::{IntoResponse, Response};
use tower::ServiceExt;
use tower_http::services::ServeDir;

/// Files to serve, from a directory or built into the program. See [`App::assets`](super::App::assets).
#[derive(Clone, Debug)]
pub enum Assets {
    /// All files under a directory.
    Directory(PathBuf),
    /// Files by their paths, as `include_bytes!` gives them: `("app.css", include_bytes!("app.css"))`.
    Embedded(&'static [(&'static str, &'static [u8])]),
}

impl From<&str> for Assets {
    fn from(directory: &str) -> Self {
        Self::Directory(directory.into())
    }
}

impl From<PathBuf> for Assets {
    fn from(directory: PathBuf) -> Self {
        Self::Directory(directory)
    }
}

impl From<&'static [(&'static str, &'static [u8])]> for Assets {
    fn from(files: &'static [(&'static str, &'static [u8])]) -> Self {
        Self::Embedded(files)
    }
}

impl Assets {
    /// The file a request asks for; `None` where it is not here.
    async fn get(&self, method: &Method, path: &str, headers: &axum::http::HeaderMap) -> Option<Response> {
        match self {
            Self::Directory(directory) => {
                let mut request = Request::builder().method(method).uri(path);
                if let Some(all) = request.headers_mut() {
                    all.clone_from(headers);
                }
                let directory = ServeDir::new(directory).append_index_html_on_directories(false);
                let response = directory.oneshot(request.body(Body::empty()).ok()?).await.ok()?;
                (response.status() != StatusCode::NOT_FOUND).then(|| response.into_response())
            }
            Self::Embedded(files) => {
                let wanted = path.trim_start_matches('/');
                let (name, bytes) = files.iter().find(|(name, _)| *name == wanted)?;
                let kind = content_type(name);
                Some(
                    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-cache")], *bytes)
                        .into_response(),
                )
            }
        }
    }
}

/// The first of `all` that has the file.
pub(crate) async fn find(
    all: &[Assets],
    method: &Method,
    path: &str,
    headers: &axum::http::HeaderMap,
) -> Option<Response> {
    for assets in all {
        if let Some(response) = assets.get(method, path, headers).await {
            return Some(response);
        }
    }
    None
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "json" | "map" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "wasm" => "application/wasm",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
