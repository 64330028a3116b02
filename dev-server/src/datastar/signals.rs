//! Signals as an answer.

use axum::body::Body;
use axum::http::HeaderValue;
use axum::response::Response;
use datastar::axum::header::DATASTAR_ONLY_IF_MISSING;
use serde::Serialize;

use super::answer::{Head, answer_methods, answers, content_type};
use super::event::Refused;

/// `application/json`: merged into the page's signals (RFC 7386: `null` removes).
///
/// ```
/// use hypertide_server::datastar::Signals;
/// use serde_json::json;
///
/// let response = Signals::new(json!({"filter": "all", "page": 1})).only_if_missing(true).build().unwrap();
/// assert_eq!(response.headers()["content-type"], "application/json; charset=utf-8");
/// assert_eq!(response.headers()["datastar-only-if-missing"], "true");
/// ```
#[derive(Clone, Debug)]
pub struct Signals {
    head: Head,
    json: String,
    only_if_missing: bool,
}

impl Signals {
    /// Signals from anything that serialises to a JSON object.
    pub fn new(value: impl Serialize) -> Self {
        let mut head = Head::default();
        let json = match serde_json::to_string(&value) {
            Ok(json) if json.starts_with('{') => json,
            Ok(json) => {
                head.refuse(Refused(format!("signals are an object, not {}", snippet(&json))));
                json
            }
            Err(error) => {
                head.refuse(Refused(format!("the signals: {error}")));
                String::new()
            }
        };
        Self { head, json, only_if_missing: false }
    }

    /// Whether signals that the page already has stay as they are.
    pub fn only_if_missing(mut self, only_if_missing: bool) -> Self {
        self.only_if_missing = only_if_missing;
        self
    }

    answer_methods!();

    /// The response.
    ///
    /// # Errors
    /// [`Refused`] where the value did not serialise to a JSON object, or a header given is none.
    pub fn build(self) -> Result<Response, Refused> {
        let only = self.only_if_missing.then(|| (DATASTAR_ONLY_IF_MISSING, HeaderValue::from_static("true")));
        let defaults = [content_type("application/json; charset=utf-8")].into_iter().chain(only);
        self.head.finish(defaults, Body::from(self.json))
    }
}

answers!(Signals);

/// The beginning of a text, for a message.
pub(super) fn snippet(text: &str) -> String {
    const LONGEST: usize = 60;
    let short: String = text.chars().take(LONGEST).collect();
    let more = if short.len() < text.len() { "…" } else { "" };
    format!("`{}{more}`", short.escape_debug())
}
