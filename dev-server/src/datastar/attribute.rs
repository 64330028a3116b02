//! Datastar attributes as values.

use std::fmt::{self, Write};

use maud::{Escaper, Markup, PreEscaped, Render, html};
use serde::Serialize;

/// An attribute: a name and, unless it is a bare one, a value. Displays as it stands in a tag, escaped.
///
/// maud splices values but not names, so an attribute whose name is computed goes onto an [`element`]; where the name
/// is known, write it in the template and use only the value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    name: String,
    value: Option<String>,
}

impl Attribute {
    pub(super) fn new(name: String, value: String) -> Self {
        Self { name, value: Some(value) }
    }

    fn bare(name: &str) -> Self {
        Self { name: name.into(), value: None }
    }

    /// The name, such as `data-on:click__once`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The value as it reads in the page, not escaped.
    pub fn value(&self) -> Option<&str> {
        self.value.as_deref()
    }
}

impl fmt::Display for Attribute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)?;
        if let Some(value) = &self.value {
            let mut escaped = String::with_capacity(value.len());
            let _ = Escaper::new(&mut escaped).write_str(value);
            write!(f, "=\"{escaped}\"")?;
        }
        Ok(())
    }
}

/// An element with computed attributes, for a maud template.
///
/// ```
/// use hypertide_server::datastar::{element, on, post, show};
/// use maud::html;
///
/// let button = element("button", [on("click").once(true).run(post("/go")), show("$ready")], html! { "Go" });
/// assert_eq!(
///     button.into_string(),
///     r#"<button data-on:click__once="@post('/go')" data-show="$ready">Go</button>"#
/// );
/// ```
///
/// # Panics
/// Where `name` is no element name: that is a slip of the template.
pub fn element(name: &str, attributes: impl IntoIterator<Item = Attribute>, content: impl Render) -> Markup {
    let fits = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    assert!(fits, "`{name}` is no element name");
    let mut start = format!("<{name}");
    for attribute in attributes {
        let _ = write!(start, " {attribute}");
    }
    start.push('>');
    html! { (PreEscaped(start)) (content) (PreEscaped(format!("</{name}>"))) }
}

/// `prefix` with a key, written so that HTML (which lowers the case of names) gives the key back: `userName` becomes
/// `user-name`, as Datastar reads it.
///
/// # Panics
/// Where the key contains what cannot stand in an attribute's name.
pub(super) fn attribute_name(prefix: &str, key: &str) -> String {
    let mut name = String::with_capacity(prefix.len() + key.len() + 4);
    name.push_str(prefix);
    assert!(!key.is_empty(), "the attribute `{prefix}` needs a key");
    for c in key.chars() {
        assert!(
            !c.is_whitespace() && !c.is_control() && !"\"'<>/=".contains(c),
            "`{key}` cannot stand in the name of an attribute (`{prefix}…`)"
        );
        if c.is_ascii_uppercase() {
            name.push('-');
        }
        name.push(c.to_ascii_lowercase());
    }
    name
}

macro_rules! keyed {
    ($($(#[$doc:meta])* $function:ident $prefix:literal)*) => {$(
        $(#[$doc])*
        ///
        /// # Panics
        /// Where the key cannot stand in the name of an attribute.
        pub fn $function(key: &str, expression: impl Into<String>) -> Attribute {
            Attribute::new(attribute_name($prefix, key), expression.into())
        }
    )*};
}

keyed! {
    /// Sets the attribute `key` to the value of the expression; `false` and `null` remove it.
    attr "data-attr:"
    /// Has the class `key` while the expression is true.
    class "data-class:"
    /// Sets the style property `key` to the value of the expression.
    style "data-style:"
    /// Defines the read-only signal `key` as the value of the expression.
    computed "data-computed:"
}

macro_rules! valued {
    ($($(#[$doc:meta])* $function:ident $name:literal)*) => {$(
        $(#[$doc])*
        pub fn $function(value: impl Into<String>) -> Attribute {
            Attribute::new($name.into(), value.into())
        }
    )*};
}

valued! {
    /// Binds an input to the signal of this name, both ways.
    bind "data-bind"
    /// Shows the element while the expression is true.
    show "data-show"
    /// Sets the text to the value of the expression.
    text "data-text"
    /// Runs when the signals it reads change.
    effect "data-effect"
    /// Runs when the element arrives.
    init "data-init"
    /// Makes the element the value of the signal of this name.
    reference "data-ref"
    /// Makes the signal of this name true while a request of the element runs.
    indicator "data-indicator"
    /// The attributes, divided by blanks, that a morph leaves as they are.
    preserve_attr "data-preserve-attr"
}

/// Leaves the subtree alone.
pub fn ignore() -> Attribute {
    Attribute::bare("data-ignore")
}

/// Keeps morphs out of the subtree.
pub fn ignore_morph() -> Attribute {
    Attribute::bare("data-ignore-morph")
}

/// Shows the signals as JSON; with a filter (an object with `include` and `exclude`), only those.
pub fn json_signals(filter: Option<&str>) -> Attribute {
    Attribute { name: "data-json-signals".into(), value: filter.map(Into::into) }
}

/// Defines one signal.
///
/// # Errors
/// Where the value does not serialise.
///
/// # Panics
/// Where the name cannot stand in the name of an attribute.
pub fn signal(name: &str, value: &impl Serialize) -> serde_json::Result<Attribute> {
    Ok(Attribute::new(attribute_name("data-signals:", name), serde_json::to_string(value)?))
}

/// Defines all signals of an object at once.
///
/// # Errors
/// Where the value does not serialise.
pub fn signals(values: &impl Serialize) -> serde_json::Result<Attribute> {
    Ok(Attribute::new("data-signals".into(), serde_json::to_string(values)?))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_value_is_escaped_once_at_the_boundary() {
        let filter = signals(&json!({"show": false, "n": 0})).unwrap();
        assert_eq!(filter.value(), Some(r#"{"n":0,"show":false}"#));
        assert_eq!(filter.to_string(), "data-signals=\"{&quot;n&quot;:0,&quot;show&quot;:false}\"");
        assert_eq!(show("$a < 1 && $b").to_string(), "data-show=\"$a &lt; 1 &amp;&amp; $b\"");
    }

    #[test]
    fn a_key_survives_the_lowering_of_its_case() {
        assert_eq!(signal("userName", &"").unwrap().name(), "data-signals:user-name");
        assert_eq!(attr("aria-label", "$l").name(), "data-attr:aria-label");
        assert_eq!(style("width", "$p + '%'").to_string(), "data-style:width=\"$p + '%'\"");
    }

    #[test]
    fn a_bare_attribute_has_no_value() {
        assert_eq!(ignore_morph().to_string(), "data-ignore-morph");
        assert_eq!(json_signals(None).to_string(), "data-json-signals");
        assert_eq!(json_signals(Some("{include: /a/}")).to_string(), "data-json-signals=\"{include: /a/}\"");
    }

    #[test]
    #[should_panic(expected = "cannot stand in the name of an attribute")]
    fn a_key_that_would_leave_the_name_is_refused() {
        class("a\" onclick=\"x", "true");
    }
}
