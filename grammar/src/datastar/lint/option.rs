//! `@get('/x', {contentType: 'form'})`: the options of a request, and filters of signals.

use super::super::attribute::modifier::milliseconds;
use super::super::expression::{Kind, Node};
use super::Finding;
use super::literal::{is_no_object, properties};

/// What an option takes.
enum Takes {
    /// One of some words.
    Words(&'static [&'static str]),
    Flag,
    Number,
    /// A number of milliseconds.
    Time,
    Selector,
    Object,
    Filter,
    Anything,
}

macro_rules! options {
    ($($name:literal $takes:expr,)+) => {
        /// The options of a request.
        pub const NAMES: &[&str] = &[$($name,)+];

        fn takes(name: &str) -> Option<Takes> {
            Some(match name {
                $($name => $takes,)+
                _ => return None,
            })
        }
    };
}

options! {
    "contentType" Takes::Words(&["json", "form"]),
    "filterSignals" Takes::Filter,
    "headers" Takes::Object,
    "openWhenHidden" Takes::Flag,
    "payload" Takes::Anything,
    "requestCancellation" Takes::Words(&["auto", "cleanup", "disabled"]),
    "resume" Takes::Flag,
    "retry" Takes::Words(&["auto", "error", "always", "never"]),
    "retryInterval" Takes::Time,
    "retryMaxCount" Takes::Number,
    "retryMaxWait" Takes::Time,
    "retryMaxWaitMs" Takes::Time,
    "retryScaler" Takes::Number,
    "selector" Takes::Selector,
}

/// What others call them.
const ELSEWHERE: &[(&str, &str)] = &[
    ("body", "payload"),
    ("data", "payload"),
    ("params", "payload"),
    ("json", "payload"),
    ("form", "selector"),
    ("include", "filterSignals"),
    ("exclude", "filterSignals"),
    ("includeLocal", "filterSignals"),
    ("retries", "retryMaxCount"),
    ("maxRetries", "retryMaxCount"),
    ("signal", "requestCancellation"),
    ("abort", "requestCancellation"),
];

/// The mistakes in what stands for the options of a request.
pub(super) fn options(node: &Node<'_>, out: &mut Vec<Finding>) {
    if is_no_object(node) {
        let message = "the options of a request are an object, such as {contentType: 'form'}";
        return out.push(Finding::error(node.span, message));
    }
    if node.kind != Kind::Object {
        return;
    }
    for (key, value) in properties(node) {
        match takes(key.text) {
            Some(takes) => taken(key.text, &takes, value, out),
            None => {
                let mut found = Finding::unknown(key.span, "option", key.text, NAMES, ELSEWHERE);
                if found.meant.is_none() {
                    found.message.push_str("; what is sent in place of the signals stands in `payload`");
                }
                out.push(found);
            }
        }
    }
}

fn taken(name: &str, takes: &Takes, value: &Node<'_>, out: &mut Vec<Finding>) {
    let wrong = |what: &str| Finding::error(value.span, format!("`{name}` takes {what}"));
    let is_text = value.kind == Kind::String;
    let is_object = value.kind == Kind::Object;
    let is_literal = is_object || is_no_object(value);
    match takes {
        Takes::Words(words) if is_text && !words.contains(&value.text) => {
            let found = Finding::unknown(value.span, name, value.text, words, &[]);
            out.push(Finding { meant: found.meant.map(|word| format!("'{word}'")), ..found });
        }
        Takes::Words(words) if is_literal && !is_text && value.kind != Kind::Template => {
            out.push(wrong(&format!("one of the words {}", words.join(", "))));
        }
        Takes::Flag if is_literal && !matches!(value.kind, Kind::True | Kind::False) => {
            out.push(wrong("true or false"));
        }
        // A number that is written as a text counts as one.
        Takes::Time if is_text && value.text.bytes().all(|byte| byte.is_ascii_digit()) => {}
        Takes::Time if is_text => {
            let meant = milliseconds(value.text).map(|time| time.to_string());
            out.push(wrong("a number of milliseconds").perhaps(meant));
        }
        Takes::Time if is_literal && value.kind != Kind::Number => {
            out.push(wrong("a number of milliseconds"))
        }
        Takes::Number if is_text && value.text.parse::<f64>().is_ok() => {}
        Takes::Number if is_literal && value.kind != Kind::Number => out.push(wrong("a number")),
        Takes::Selector if is_literal && !is_text && value.kind != Kind::Template => {
            out.push(wrong("a selector in quotes, such as '#form'"));
        }
        Takes::Object if is_no_object(value) => out.push(wrong("an object, such as {'X-Name': 'value'}")),
        Takes::Filter => filter(value, out),
        _ => {}
    }
}

const FILTER: &[&str] = &["include", "exclude"];

/// The mistakes in what stands for a filter of signals.
pub(super) fn filter(node: &Node<'_>, out: &mut Vec<Finding>) {
    if is_no_object(node) {
        let message = "a filter is an object: {include: /…/, exclude: /…/}";
        let found = Finding::error(node.span, message);
        let is_pattern = node.kind == Kind::RegExp;
        return out.push(found.perhaps(is_pattern.then(|| format!("{{include: {}}}", node.text))));
    }
    if node.kind != Kind::Object {
        return;
    }
    for (key, value) in properties(node) {
        if !FILTER.contains(&key.text) {
            let found = Finding::unknown(key.span, "part of a filter", key.text, FILTER, &[]);
            out.push(found);
        } else if value.kind == Kind::Object
            || is_no_object(value) && !matches!(value.kind, Kind::RegExp | Kind::String | Kind::Template)
        {
            out.push(Finding::error(value.span, format!("`{}` takes a regular expression: /…/", key.text)));
        }
    }
}
