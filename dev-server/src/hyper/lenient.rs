//! Values out of text that a browser sends: query parameters, input values, form fields.

use serde::de::DeserializeOwned;
use serde_json::Value as Json;

/// `text` as a `T`: as the string it is where `T` takes one, else as the JSON it spells (`42`, `true`).
///
/// # Errors
/// What was wrong with the text as a string.
pub(crate) fn from_text<T: DeserializeOwned>(text: &str) -> Result<T, serde_json::Error> {
    let as_string = serde_json::from_value(Json::String(text.into()));
    as_string.or_else(|error| serde_json::from_str(text.trim()).map_err(|_| error))
}

/// `value` as a `T`; strings leniently.
///
/// # Errors
/// What was wrong.
pub(crate) fn from_json<T: DeserializeOwned>(value: Json) -> Result<T, serde_json::Error> {
    match value {
        Json::String(text) => from_text(&text),
        other => serde_json::from_value(other),
    }
}

/// The text that [`from_text`] reads back.
pub(crate) fn to_text(value: &Json) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_takes_from_text_what_it_can() {
        assert_eq!(from_text::<String>("42").unwrap(), "42");
        assert_eq!(from_text::<i64>(" 42 ").unwrap(), 42);
        assert!(from_text::<bool>("true").unwrap());
        assert_eq!(from_text::<Option<u8>>("7").unwrap(), Some(7));
        assert_eq!(from_text::<Vec<u8>>("[1,2]").unwrap(), [1, 2]);
        assert!(from_text::<i64>("many").unwrap_err().to_string().contains("many"));
    }
}
