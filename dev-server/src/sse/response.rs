//! The head of a response that is an event stream.

use axum::{
    body::{Body, HttpBody},
    http::{HeaderName, HeaderValue, header},
    response::{IntoResponse, Response},
};
use bytes::Bytes;

/// A 200 with the headers of an event stream: its type, and what keeps caches and proxies from storing,
/// compressing or buffering it.
pub(super) fn event_stream<B>(body: B) -> Response
where
    B: HttpBody<Data = Bytes, Error = std::io::Error> + Send + 'static,
{
    const HEADERS: [(HeaderName, HeaderValue); 3] = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache, no-transform")),
        // Understood by nginx, and by those that follow it.
        (HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no")),
    ];
    (HEADERS, Body::new(body)).into_response()
}
