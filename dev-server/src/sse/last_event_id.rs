//! Where a browser says its stream stands.

use std::convert::Infallible;

use axum::{
    extract::{FromRequestParts, Query},
    http::request::Parts,
};
use serde::Deserialize;

/// The last event id a browser sends when it connects again, as an axum extractor that never fails.
///
/// It is the `Last-Event-ID` header or, where there is none, the query parameter `last-event-id` (also
/// `lastEventId`): the browser's own `EventSource` cannot set a header on its first request, so a page that knows
/// where it stands says it in the URL. An empty id counts as none. The header's bytes are UTF-8, as browsers send
/// them; what is no UTF-8 becomes an id that no hub knows.
///
/// ```
/// use axum::{Router, routing::get};
/// use hypertide_server::sse::{Hub, LastEventId};
///
/// let hub = Hub::new();
/// let app: Router = Router::new()
///     .route("/prices", get(async move |last: LastEventId| hub.subscribe(last.as_deref())));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LastEventId(pub Option<String>);

impl LastEventId {
    /// The id, where there is one.
    pub fn as_deref(&self) -> Option<&str> {
        self.0.as_deref()
    }
}

#[derive(Deserialize)]
struct Parameters {
    #[serde(rename = "last-event-id", alias = "lastEventId")]
    last_event_id: Option<String>,
}

impl<S: Sync> FromRequestParts<S> for LastEventId {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let header = parts.headers.get("last-event-id");
        let id = match header {
            Some(value) => Some(String::from_utf8_lossy(value.as_bytes()).into_owned()),
            None => {
                Query::<Parameters>::try_from_uri(&parts.uri).ok().and_then(|query| query.0.last_event_id)
            }
        };
        Ok(Self(id.filter(|id| !id.is_empty())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::{HeaderValue, Request};

    async fn extract(uri: &str, header: Option<&[u8]>) -> Option<String> {
        let mut request = Request::get(uri);
        if let Some(bytes) = header {
            request = request.header("Last-Event-ID", HeaderValue::from_bytes(bytes).unwrap());
        }
        let (mut parts, ()) = request.body(()).unwrap().into_parts();
        let Ok(LastEventId(id)) = LastEventId::from_request_parts(&mut parts, &()).await;
        id
    }

    #[tokio::test]
    async fn the_header_is_read_as_utf_8() {
        assert_eq!(extract("/", Some("é-1".as_bytes())).await.as_deref(), Some("é-1"));
        assert_eq!(extract("/", Some(b"\xff-1")).await.as_deref(), Some("\u{fffd}-1"));
    }

    #[tokio::test]
    async fn the_query_parameter_serves_where_there_is_no_header() {
        assert_eq!(extract("/?last-event-id=a-1", None).await.as_deref(), Some("a-1"));
        assert_eq!(extract("/?x=1&lastEventId=a%2D2", None).await.as_deref(), Some("a-2"));
        assert_eq!(extract("/?last-event-id=a-1", Some(b"a-9")).await.as_deref(), Some("a-9"));
    }

    #[tokio::test]
    async fn an_empty_or_missing_id_is_none() {
        assert_eq!(extract("/", None).await, None);
        assert_eq!(extract("/?last-event-id=", None).await, None);
        assert_eq!(extract("/", Some(b"")).await, None);
    }
}
