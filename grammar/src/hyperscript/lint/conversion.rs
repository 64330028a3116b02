//! `as jsno`: conversions that there are not.

use super::About;
use crate::datastar::attribute::spelling::one_slip;
use crate::finding::{Finding, instead};
use crate::hyperscript::node::{Form, Node};

/// The conversions by name. `Values` and `Fixed:2` are there besides.
pub const NAMES: &[&str] = &[
    "String",
    "Int",
    "Float",
    "Number",
    "Boolean",
    "Date",
    "Array",
    "JSON",
    "JSONString",
    "Object",
    "FormEncoded",
    "Set",
    "Map",
    "Keys",
    "Entries",
    "Reversed",
    "Unique",
    "Flat",
    "HTML",
    "Fragment",
];

/// What `fetch` has besides.
const FETCH: &[&str] = &["Text", "Response", "Stream", "text", "json", "html", "response"];

/// What others call them.
const ELSEWHERE: &[(&str, &str)] = &[
    ("integer", "Int"),
    ("long", "Int"),
    ("bool", "Boolean"),
    ("str", "String"),
    ("text", "String"),
    ("num", "Number"),
    ("numeric", "Number"),
    ("double", "Float"),
    ("decimal", "Float"),
    ("datetime", "Date"),
    ("list", "Array"),
    ("form", "Values"),
    ("formdata", "Values"),
    ("value", "Values"),
    ("values:json", "Values | JSONString"),
    ("values:form", "Values | FormEncoded"),
    ("fixed", "Fixed:2"),
];

/// A conversion that there is not, where another is near; one that is not near is probably the page's own.
pub(super) fn node(about: &About<'_>, node: &Node<'_>, out: &mut Vec<Finding>) {
    let (name, more): (_, &[&str]) = match node.form {
        Form::As => (node.text, &[]),
        Form::Fetch => (node.text, FETCH),
        Form::Handler => (node.node(1).text, &["json", "string"]),
        _ => return,
    };
    // A page adds its own through `config.conversions`.
    if name.is_empty() || is_known(name) || more.contains(&name) || about.page.text.contains("conversions") {
        return;
    }
    let is_encoding = node.form == Form::Handler;
    if is_encoding && more.iter().any(|known| known.eq_ignore_ascii_case(name)) {
        return;
    }
    let meant = if more.is_empty() { None } else { near(name, more) };
    let Some(meant) = meant.or_else(|| instead(name, ELSEWHERE)).or_else(|| near(name, NAMES)) else {
        return;
    };
    let Some(span) = about.place(name) else { return };
    out.push(
        Finding::doubt(span, format!("`{name}` is no conversion, unless the page adds it")).meaning(meant),
    );
}

fn is_known(name: &str) -> bool {
    NAMES.contains(&name) || name == "Values" || name.starts_with("Fixed:")
}

// Another letter at an end makes a name of its own: `JSONL`.
fn near<'a>(name: &str, names: &[&'a str]) -> Option<&'a str> {
    let lower = name.to_ascii_lowercase();
    let is_slip = |known: &&&str| {
        let known = known.to_ascii_lowercase();
        let extends = lower.starts_with(&known) || lower.ends_with(&known);
        known.len() > 3 && lower.len() > 3 && !extends && one_slip(lower.as_bytes(), known.as_bytes())
    };
    let same = names.iter().find(|known| known.eq_ignore_ascii_case(name));
    same.or_else(|| names.iter().find(is_slip)).copied()
}
