//! What all responses here share: a status, default headers, headers that replace them.

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::event::Refused;

/// The head of a response under construction. The first thing refused is kept and told when it is built.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    status: StatusCode,
    given: Vec<(HeaderName, HeaderValue)>,
    refused: Option<Refused>,
}

impl Head {
    pub(super) fn status(&mut self, status: StatusCode) {
        self.status = status;
    }

    pub(super) fn refuse(&mut self, refused: Refused) {
        self.refused.get_or_insert(refused);
    }

    pub(super) fn header(&mut self, name: &str, value: &str) {
        match (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            (Ok(name), Ok(value)) => self.given.push((name, value)),
            (Err(_), _) => self.refuse(Refused(format!("`{}` is no header name", name.escape_debug()))),
            (_, Err(_)) => self.refuse(Refused(format!(
                "the header {name} cannot have the value `{}`",
                value.escape_debug()
            ))),
        }
    }

    pub(super) fn cookie(&mut self, cookie: &str) {
        self.header("set-cookie", cookie);
    }

    /// The response: `defaults` give way to headers of the same name that the caller gave, of which the last stays.
    pub(super) fn finish(
        self,
        defaults: impl IntoIterator<Item = (HeaderName, HeaderValue)>,
        body: Body,
    ) -> Result<Response, Refused> {
        if let Some(refused) = self.refused {
            return Err(refused);
        }
        let mut response = Response::new(body);
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        let mut replaceable = Vec::new();
        for (name, value) in defaults {
            replaceable.push(name.clone());
            headers.insert(name, value);
        }
        for (name, value) in self.given {
            if replaceable.contains(&name) {
                headers.insert(name, value);
            } else {
                headers.append(name, value);
            }
        }
        Ok(response)
    }
}

/// The answer to a handler's mistake: 500, and the reason in the log, where the person who can mend it looks.
pub(super) fn or_500(built: Result<Response, Refused>) -> Response {
    built.unwrap_or_else(|refused| {
        tracing::error!(%refused, "a response was refused");
        (StatusCode::INTERNAL_SERVER_ERROR, "The response could not be built.").into_response()
    })
}

pub(super) fn content_type(value: &'static str) -> (HeaderName, HeaderValue) {
    (header::CONTENT_TYPE, HeaderValue::from_static(value))
}

pub(super) const HTML: &str = "text/html; charset=utf-8";

/// What an event stream says about itself.
pub(super) fn event_stream() -> [(HeaderName, HeaderValue); 3] {
    [
        content_type("text/event-stream; charset=utf-8"),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
        (header::CONNECTION, HeaderValue::from_static("keep-alive")),
    ]
}

/// The methods of a response whose field `head` is a [`Head`].
macro_rules! answer_methods {
    () => {
        /// Answers with this status instead of 200.
        pub fn status(mut self, status: axum::http::StatusCode) -> Self {
            self.head.status(status);
            self
        }

        /// Adds a header; one whose name has a default replaces the default. A name or value that is none is refused
        /// when the response is built.
        pub fn header(mut self, name: &str, value: &str) -> Self {
            self.head.header(name, value);
            self
        }

        /// Adds a `Set-Cookie` header with this complete value, such as `sid=…; HttpOnly; Path=/`.
        pub fn cookie(mut self, cookie: &str) -> Self {
            self.head.cookie(cookie);
            self
        }
    };
}

/// `IntoResponse` by way of `build`.
macro_rules! answers {
    ($kind:ty) => {
        impl axum::response::IntoResponse for $kind {
            fn into_response(self) -> axum::response::Response {
                super::answer::or_500(self.build())
            }
        }
    };
}

pub(super) use {answer_methods, answers};
