//! `/pkg/`: the bundle that a page includes, built into the program.

use std::sync::LazyLock;

use axum::Router;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::content_type;
use crate::precompressed::Precompressed;

/// The files of the repository's `pkg/` folder, by name.
static FILES: LazyLock<Vec<(&str, Precompressed)>> = LazyLock::new(|| {
    let built = BUILT.iter().map(|(name, content, brotli, gzip)| {
        let mut file = Precompressed::new(*content);
        if let Some(brotli) = *brotli {
            file = file.brotli(brotli);
        }
        if let Some(gzip) = *gzip {
            file = file.gzip(gzip);
        }
        (*name, file)
    });
    built.collect()
});

/// A file's name, and its content as it is, by brotli and by gzip, where that makes it smaller.
type Built = (&'static str, &'static [u8], Option<&'static [u8]>, Option<&'static [u8]>);

static BUILT: &[Built] = include!(concat!(env!("OUT_DIR"), "/pkg_files.rs"));

/// Routes under `/pkg/` for the files of the bundle.
///
/// Each file is sent as small as the request takes it: by brotli, as browsers do over https and from this machine, or
/// by gzip. It was compressed when the server was built, as small as it gets. So no layer needs to compress what comes
/// from here.
///
/// The `.wasm` is named by its content and may be kept for a year; everything else is revalidated by its `ETag`. A
/// file that the bundle does not have is a 404 with a text that says what to do.
pub fn router() -> Router {
    Router::new().route("/pkg/{*path}", get(file))
}

/// What a page includes.
const SCRIPT: &str = "/pkg/hypertide.js";

/// The header that has a browser ask for both halves of the bundle before it reads the page, for a page that includes
/// it: its handlers run sooner by what the two requests take one after the other. The script comes first, because it is
/// read first.
///
/// ```
/// use axum::response::{Html, IntoResponse, Response};
/// use hypertide_server::pkg;
///
/// async fn page() -> Response {
///     let page = r#"<!doctype html><script type="module" src="/pkg/hypertide.js"></script>"#;
///     (pkg::preload(page), Html(page)).into_response()
/// }
/// ```
pub fn preload(page: &str) -> Option<[(HeaderName, HeaderValue); 1]> {
    static LINKS: LazyLock<Option<HeaderValue>> = LazyLock::new(|| {
        let (wasm, _) = FILES.iter().find(|(name, _)| name.ends_with(".wasm"))?;
        HeaderValue::from_str(&preload_links("/pkg", wasm)).ok()
    });
    let links = LINKS.clone().filter(|_| page.contains(SCRIPT))?;
    Some([(header::LINK, links)])
}

/// The value of that header for a bundle that is served from another folder, such as `/assets`, where its `.wasm` has this
/// name.
pub fn preload_links(folder: &str, wasm: &str) -> String {
    format!(
        "<{folder}/hypertide.js>; rel=modulepreload, <{folder}/{wasm}>; rel=preload; as=fetch; fetchpriority=low"
    )
}

async fn file(Path(path): Path<String>, request: HeaderMap) -> Response {
    let Some((name, content)) = FILES.iter().find(|(name, _)| *name == path) else {
        let text = if FILES.is_empty() {
            "the bundle is not built: run `cargo xtask pkg`, then build the server again\n".to_owned()
        } else {
            let names: Vec<&str> = FILES.iter().map(|(name, _)| *name).collect();
            format!("the bundle has no file `{path}`; it has {}\n", names.join(", "))
        };
        return (StatusCode::NOT_FOUND, [(header::CACHE_CONTROL, "no-store")], text).into_response();
    };
    let mut response = content.respond(&request);
    let (sent, kept) = (response.status(), cache_control(name));
    let headers = response.headers_mut();
    if sent == StatusCode::OK {
        headers.insert(header::CONTENT_TYPE, content_type(name));
    }
    if sent != StatusCode::NOT_ACCEPTABLE {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    }
    response
}

fn content_type(name: &str) -> HeaderValue {
    match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
        // To be looked at.
        "ts" | "md" => HeaderValue::from_static("text/plain; charset=utf-8"),
        _ => content_type::of(name),
    }
}

fn cache_control(name: &str) -> &'static str {
    let hashed = name.strip_suffix(".wasm").is_some_and(|stem| {
        let hash = stem.rsplit(['-', '.', '_']).next().unwrap_or_default();
        hash.len() >= 8 && hash.len() < stem.len() && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
    });
    if hashed { "public, max-age=31536000, immutable" } else { "no-cache" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_named_by_its_content_is_kept() {
        assert!(cache_control("hypertide-0a1b2c3d4e5f6071.wasm").contains("immutable"));
        assert!(cache_control("hypertide.0a1b2c3d.wasm").contains("immutable"));
        assert_eq!(cache_control("hypertide_bg.wasm"), "no-cache");
        assert_eq!(cache_control("deadbeef.wasm"), "no-cache");
        assert_eq!(cache_control("hypertide.js"), "no-cache");
    }

    #[test]
    fn types_are_what_browsers_insist_on() {
        assert!(content_type("hypertide.js").as_bytes().starts_with(b"text/javascript"));
        assert_eq!(content_type("hypertide-0a1b2c3d.wasm"), "application/wasm");
        assert!(content_type("hypertide.d.ts").as_bytes().starts_with(b"text/plain"));
    }

    #[tokio::test]
    async fn every_file_of_the_bundle_is_served_and_revalidated() {
        for (name, content, ..) in BUILT {
            let response = file(Path((*name).to_owned()), HeaderMap::new()).await;
            assert_eq!(response.status(), StatusCode::OK);
            let etag = response.headers()[header::ETAG].clone();
            let body = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
            assert_eq!(&body[..], *content, "{name}");
            let request = HeaderMap::from_iter([(header::IF_NONE_MATCH, etag)]);
            assert_eq!(file(Path((*name).to_owned()), request).await.status(), StatusCode::NOT_MODIFIED);
        }
    }

    #[tokio::test]
    async fn what_is_to_be_preloaded_is_there() {
        assert!(preload("<p>no script</p>").is_none());
        let [(_, links)] = preload("<script type=module src=/pkg/hypertide.js></script>").unwrap();
        for link in links.to_str().unwrap().split(", ") {
            let path = link.strip_prefix("</pkg/").and_then(|link| link.split_once('>')).unwrap().0;
            let response = file(Path(path.to_owned()), HeaderMap::new()).await;
            assert_eq!(response.status(), StatusCode::OK, "{link}");
        }
    }

    #[tokio::test]
    async fn a_file_that_is_not_there_says_what_to_do() {
        let response = file(Path("nothing.js".to_owned()), HeaderMap::new()).await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND);
    }
}
