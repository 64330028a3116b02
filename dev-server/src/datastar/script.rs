//! A script as an answer.

use axum::body::Body;
use axum::http::HeaderValue;
use axum::response::Response;
use datastar::axum::header::DATASTAR_SCRIPT_ATTRIBUTES;
use serde::Serialize;

use super::answer::{Head, answer_methods, answers, content_type};
use super::event::Refused;

/// `text/javascript`: runs in the page that asked. The text goes out as it is: whoever puts a value into it encodes
/// the value, best as JSON.
///
/// ```
/// use hypertide_server::datastar::Script;
/// use serde_json::json;
///
/// let response = Script::new("doStuff()").attributes(json!({"type": "module", "defer": true})).build().unwrap();
/// assert_eq!(response.headers()["datastar-script-attributes"], r#"{"defer":true,"type":"module"}"#);
/// ```
#[derive(Clone, Debug)]
pub struct Script {
    head: Head,
    script: String,
    attributes: Option<String>,
}

impl Script {
    /// This script, byte for byte.
    pub fn new(script: impl Into<String>) -> Self {
        Self { head: Head::default(), script: script.into(), attributes: None }
    }

    /// The attributes of the script element, from anything that serialises to a JSON object.
    pub fn attributes(mut self, attributes: impl Serialize) -> Self {
        match serde_json::to_string(&attributes) {
            Ok(json) if json.starts_with('{') => self.attributes = Some(ascii_json(&json)),
            Ok(_) => self.head.refuse(Refused("script attributes are an object of names and values".into())),
            Err(error) => self.head.refuse(Refused(format!("the script attributes: {error}"))),
        }
        self
    }

    answer_methods!();

    /// The response.
    ///
    /// # Errors
    /// [`Refused`] where the attributes did not serialise to a JSON object, or a header given is none.
    pub fn build(self) -> Result<Response, Refused> {
        let mut defaults = vec![content_type("text/javascript; charset=utf-8")];
        if let Some(json) = self.attributes {
            let value = HeaderValue::try_from(json)
                .map_err(|_| Refused("the script attributes contain a control character".into()))?;
            defaults.push((DATASTAR_SCRIPT_ATTRIBUTES, value));
        }
        self.head.finish(defaults, Body::from(self.script))
    }
}

answers!(Script);

/// JSON in ASCII, by JSON's own escapes: headers carry nothing else unharmed.
fn ascii_json(json: &str) -> String {
    use std::fmt::Write;
    let mut ascii = String::with_capacity(json.len());
    for c in json.chars() {
        if c.is_ascii() && c != '\u{7f}' {
            ascii.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(ascii, "\\u{unit:04x}");
            }
        }
    }
    ascii
}
