//! Files that are compressed once, and sent as each request takes them.

mod encode;

use std::hash::{DefaultHasher, Hash, Hasher};

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use flate2::Compression;

use crate::content_coding::Coding;

/// A file in the content codings that it is to be had in.
///
/// Compressed by whoever builds the program, as here, or when it starts: [`compress_fast`](Self::compress_fast) and
/// [`compress_best`](Self::compress_best).
///
/// ```
/// use axum::http::HeaderMap;
/// use axum::response::Response;
/// use hypertide_server::precompressed::Precompressed;
///
/// let brotli = b"\x0b\x02\x80let a\x03";
/// let file = Precompressed::new("let a").brotli(brotli.as_slice());
///
/// let asked = HeaderMap::from_iter([("accept-encoding".parse()?, "gzip, br".parse()?)]);
/// let response: Response = file.respond(&asked);
/// assert_eq!(response.headers()["content-encoding"], "br");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Precompressed {
    identity: Representation,
    brotli: Option<Representation>,
    gzip: Option<Representation>,
}

/// What is sent: by RFC 9110, 8.8.3, the same file in another coding has another tag.
#[derive(Clone, Debug)]
struct Representation {
    etag: HeaderValue,
    content: Bytes,
}

impl Representation {
    fn new(content: Bytes) -> Self {
        let mut hasher = DefaultHasher::new();
        content.hash(&mut hasher);
        let etag = HeaderValue::try_from(format!("\"{:016x}\"", hasher.finish()));
        Self { etag: etag.unwrap_or(HeaderValue::from_static("\"\"")), content }
    }
}

impl Precompressed {
    /// A file as it is.
    pub fn new(content: impl Into<Bytes>) -> Self {
        Self { identity: Representation::new(content.into()), brotli: None, gzip: None }
    }

    /// The same, compressed by brotli.
    #[must_use]
    pub fn brotli(mut self, content: impl Into<Bytes>) -> Self {
        self.brotli = Some(Representation::new(content.into()));
        self
    }

    /// The same, compressed by gzip.
    #[must_use]
    pub fn gzip(mut self, content: impl Into<Bytes>) -> Self {
        self.gzip = Some(Representation::new(content.into()));
        self
    }

    /// The same, compressed now by brotli and gzip, in not much more time than it takes to send it: ten to fifteen MB a
    /// second in a release build. What compressing does not make smaller stays as it is.
    #[must_use]
    pub fn compress_fast(self) -> Self {
        self.compress(5, Compression::default())
    }

    /// The same, compressed now as small as it gets: a tenth smaller than [`compress_fast`](Self::compress_fast) makes it,
    /// in some twenty times its time, which is one to two seconds for each MB.
    #[must_use]
    pub fn compress_best(self) -> Self {
        self.compress(11, Compression::best())
    }

    fn compress(self, quality: i32, level: Compression) -> Self {
        let plain = self.identity.content.clone();
        // Writing to memory does not fail.
        let smaller =
            |encoded: std::io::Result<Vec<u8>>| encoded.ok().filter(|encoded| encoded.len() < plain.len());
        let (brotli, gzip) = (smaller(encode::brotli(&plain, quality)), smaller(encode::gzip(&plain, level)));
        Self {
            identity: self.identity,
            brotli: brotli.map(|encoded| Representation::new(encoded.into())),
            gzip: gzip.map(|encoded| Representation::new(encoded.into())),
        }
    }

    /// The answer to a GET or HEAD with these headers: the file in the coding that `Accept-Encoding` wants most, by
    /// its weights and then the smallest, with its strong `ETag` and `Vary: Accept-Encoding`. A 304 where
    /// `If-None-Match` names that tag; a 406 with a text where all codings are refused.
    ///
    /// Its type, and how long it may be kept, is for the caller to say.
    pub fn respond(&self, request: &HeaderMap) -> Response {
        let vary = (header::VARY, HeaderValue::from_static("accept-encoding"));
        let Some(coding) = Coding::negotiate(request, self.codings()) else {
            let names: Vec<&str> = self.codings().map(|coding| coding.name().unwrap_or("identity")).collect();
            let text =
                format!("Accept-Encoding refuses all that this file is to be had in: {}\n", names.join(", "));
            return (StatusCode::NOT_ACCEPTABLE, [vary], text).into_response();
        };
        let Representation { etag, content } = self.in_coding(coding).unwrap_or(&self.identity);
        let headers = [vary, (header::ETAG, etag.clone())];
        if is_known(request, etag) {
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
        let encoding = coding.name().map(|name| [(header::CONTENT_ENCODING, HeaderValue::from_static(name))]);
        (headers, encoding, content.clone()).into_response()
    }

    /// What there is, the smallest first.
    fn codings(&self) -> impl Iterator<Item = Coding> {
        let all = [Coding::Brotli, Coding::Gzip, Coding::Identity];
        all.into_iter().filter(|coding| self.in_coding(*coding).is_some())
    }

    fn in_coding(&self, coding: Coding) -> Option<&Representation> {
        match coding {
            Coding::Brotli => self.brotli.as_ref(),
            Coding::Gzip => self.gzip.as_ref(),
            Coding::Identity => Some(&self.identity),
            Coding::Zstd => None,
        }
    }
}

/// Whether `If-None-Match` names the representation: RFC 9110, 13.1.2, by weak comparison.
fn is_known(request: &HeaderMap, etag: &HeaderValue) -> bool {
    let given = request.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    given
        .flat_map(|value| value.split(','))
        .map(|tag| tag.trim().trim_start_matches("W/"))
        .any(|tag| etag == tag || tag == "*")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(name: &'static str, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(name.parse().unwrap(), value.parse().unwrap())])
    }

    #[test]
    fn only_what_there_is_is_sent() {
        let plain = Precompressed::new("abc");
        assert!(
            plain.respond(&asked("accept-encoding", "br, gzip")).headers().get("content-encoding").is_none()
        );
        let gzip = plain.gzip("packed");
        assert_eq!(gzip.respond(&asked("accept-encoding", "br, gzip")).headers()["content-encoding"], "gzip");
    }

    #[test]
    fn a_file_is_compressed_where_that_makes_it_smaller() {
        let text = "all work and no play ".repeat(50);
        for file in
            [Precompressed::new(text.clone()).compress_fast(), Precompressed::new(text).compress_best()]
        {
            assert_eq!(file.codings().collect::<Vec<_>>(), [Coding::Brotli, Coding::Gzip, Coding::Identity]);
        }
        let tiny = Precompressed::new("a").compress_best();
        assert_eq!(tiny.codings().collect::<Vec<_>>(), [Coding::Identity]);
    }

    #[tokio::test]
    async fn who_refuses_everything_is_told_what_there_is() {
        let file = Precompressed::new("abc").gzip("packed");
        let response = file.respond(&asked("accept-encoding", "br, identity;q=0"));
        assert_eq!(response.status(), StatusCode::NOT_ACCEPTABLE);
        assert_eq!(response.headers()["vary"], "accept-encoding");
        let text = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
        assert!(text.ends_with(b"is to be had in: gzip, identity\n"), "{text:?}");
    }

    #[test]
    fn one_of_several_tags_is_enough() {
        let file = Precompressed::new("abc");
        let response = file.respond(&HeaderMap::new());
        let etag = response.headers()["etag"].to_str().unwrap();
        assert!(etag.starts_with('"'), "strong: {etag}");
        for tags in [etag, "*", &format!("\"x\", W/{etag}")] {
            assert_eq!(
                file.respond(&asked("if-none-match", tags)).status(),
                StatusCode::NOT_MODIFIED,
                "{tags}"
            );
        }
        assert_eq!(file.respond(&asked("if-none-match", "\"x\"")).status(), StatusCode::OK);
    }
}
