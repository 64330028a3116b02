//! What a browser sends along with an action.
//!
//! The types of an action's arguments say what is sent, as axum's extractors do.

use serde::de::{DeserializeOwned, Deserializer, Error as _};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::lenient;

/// A value that the page reads when an event happens and sends with the action it runs.
///
/// Implement it for types of your own; serde reads them from what the expression gives:
///
/// ```
/// use hypertide_server::hyper::{ClientParam, Cx};
/// use maud::{Markup, html};
/// use serde::Deserialize;
///
/// #[derive(Deserialize)]
/// struct MouseOffset {
///     x: f64,
///     y: f64,
/// }
///
/// impl ClientParam for MouseOffset {
///     const KEY: &'static str = "mouseOffset";
///     const JS: &'static str = "{x: evt.offsetX, y: evt.offsetY}";
/// }
///
/// async fn canvas(cx: Cx) -> Markup {
///     let last = cx.tab_cursor("last", (0.0, 0.0));
///     html! { div data-on:click=(cx.action(move |at: MouseOffset| last.set((at.x, at.y)))) { (last.get().0) } }
/// }
/// ```
pub trait ClientParam: DeserializeOwned + Send + 'static {
    /// Its name in the request.
    const KEY: &'static str;
    /// The expression that gives it. `evt` is the event, `el` the element that listens, `form` the nearest form where
    /// [`FORM`](Self::FORM) is true. In single quotes, if it quotes: it stands in an attribute.
    const JS: &'static str;
    /// Whether the nearest form is sent: validated first, and as multipart where it says so.
    const FORM: bool = false;
}

/// The value of the input: `evt.target.value`, read as a `T`.
///
/// A `String` is as typed; a number, `bool` or other type is what the text spells in JSON, and an action whose argument
/// the text does not spell is not run (422).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Value<T = String>(pub T);

impl<'de, T: DeserializeOwned> Deserialize<'de> for Value<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = Json::deserialize(deserializer)?;
        lenient::from_json(json).map(Self).map_err(D::Error::custom)
    }
}

impl<T: DeserializeOwned + Send + 'static> ClientParam for Value<T> {
    const KEY: &'static str = "value";
    const JS: &'static str = "evt.target.value";
}

/// Whether the checkbox or radio button is checked: `evt.target.checked`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked(pub bool);

impl ClientParam for Checked {
    const KEY: &'static str = "checked";
    const JS: &'static str = "evt.target.checked";
}

/// The name of the key: `evt.key`, such as `Enter` or `a`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Key(pub String);

impl ClientParam for Key {
    const KEY: &'static str = "key";
    const JS: &'static str = "evt.key";
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_value_is_read_as_the_type_asked_for() {
        assert_eq!(serde_json::from_value::<Value>(json!("7")).unwrap(), Value("7".to_owned()));
        assert_eq!(serde_json::from_value::<Value<u8>>(json!("7")).unwrap(), Value(7));
        assert!(serde_json::from_value::<Value<u8>>(json!("x")).is_err());
        assert_eq!(serde_json::from_value::<Checked>(json!(true)).unwrap(), Checked(true));
        assert_eq!(serde_json::from_value::<Key>(json!("Enter")).unwrap(), Key("Enter".into()));
    }
}
