//! The signals of a request.

use std::fmt;

use axum::body::Bytes;
use axum::extract::{FromRequest, OptionalFromRequest, Request};
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::de::DeserializeOwned;

use super::signals::snippet;

/// Extracts the signals a page sent along, with any method: from the query parameter `datastar` of a GET, HEAD or
/// DELETE, from the JSON body of the others.
///
/// No signals (an empty body, no parameter) read as the empty object, so a struct whose fields have defaults, an
/// `Option` or a map come out empty. `Option<ReadSignals<T>>` is `None` where the request was not made by Datastar at
/// all (it has no `Datastar-Request` header).
///
/// Answers 400 to what is no JSON object or does not fit `T`, with a message that shows the beginning of what came;
/// 413 to a body over axum's [limit](axum::extract::DefaultBodyLimit); 415 to a form, which is read with
/// [`axum::Form`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadSignals<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for ReadSignals<T> {
    type Rejection = SignalsRejection;

    async fn from_request(request: Request, state: &S) -> Result<Self, SignalsRejection> {
        if matches!(*request.method(), Method::GET | Method::HEAD | Method::DELETE) {
            let query = request.uri().query().unwrap_or_default();
            let sent = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "datastar");
            let text = sent.map(|(_, text)| text).unwrap_or_default();
            return decode(&text).map(Self);
        }
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        if let Some(kind) = kind
            && (kind.starts_with("application/x-www-form-urlencoded") || kind.starts_with("multipart/"))
        {
            return Err(SignalsRejection {
                status: StatusCode::UNSUPPORTED_MEDIA_TYPE,
                message: format!("expected signals as JSON, found a form ({kind})"),
            });
        }
        let body = Bytes::from_request(request, state)
            .await
            .map_err(|error| SignalsRejection { status: error.status(), message: error.body_text() })?;
        let text = std::str::from_utf8(&body)
            .map_err(|error| SignalsRejection::bad(format!("the body: {error}")))?;
        decode(text).map(Self)
    }
}

impl<T: DeserializeOwned, S: Send + Sync> OptionalFromRequest<S> for ReadSignals<T> {
    type Rejection = SignalsRejection;

    async fn from_request(request: Request, state: &S) -> Result<Option<Self>, SignalsRejection> {
        if !request.headers().contains_key("datastar-request") {
            return Ok(None);
        }
        <Self as FromRequest<S>>::from_request(request, state).await.map(Some)
    }
}

fn decode<T: DeserializeOwned>(text: &str) -> Result<T, SignalsRejection> {
    let text = match text.trim_ascii() {
        "" => "{}",
        text => text,
    };
    if !text.starts_with('{') {
        return Err(SignalsRejection::bad(format!("signals are a JSON object, found {}", snippet(text))));
    }
    serde_json::from_str(text).map_err(|error| {
        SignalsRejection::bad(format!("the signals cannot be read: {error}, in {}", snippet(text)))
    })
}

/// Why signals could not be read; as a response, that status with the message as plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignalsRejection {
    status: StatusCode,
    message: String,
}

impl SignalsRejection {
    fn bad(message: String) -> Self {
        Self { status: StatusCode::BAD_REQUEST, message }
    }

    /// The status it answers with.
    pub fn status(&self) -> StatusCode {
        self.status
    }
}

impl fmt::Display for SignalsRejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for SignalsRejection {}

impl IntoResponse for SignalsRejection {
    fn into_response(self) -> Response {
        (self.status, self.message).into_response()
    }
}
