//! `@get('/path')`: the names of actions, and what they are given.

use super::super::expression::{Kind, Node};
use super::Finding;
use super::literal::is_no_object;
use super::option::{filter, options};
use crate::span::Span;

/// The actions.
pub const NAMES: &[&str] =
    &["clipboard", "fit", "intl", "peek", "setAll", "toggleAll", "get", "post", "put", "patch", "delete"];

/// What others call them.
const ELSEWHERE: &[(&str, &str)] = &[
    ("fetch", "get"),
    ("ajax", "get"),
    ("load", "get"),
    ("send", "post"),
    ("submit", "post"),
    ("copy", "clipboard"),
];

/// What `@intl` formats.
pub const TYPES: &[&str] = &["datetime", "displayNames", "list", "number", "pluralRules", "relativeTime"];

/// The mistakes in an action.
pub(super) fn action(node: &Node<'_>, out: &mut Vec<Finding>) {
    let name = node.text;
    let span = Span::new(node.span.start + 1, node.span.start + 1 + name.len() as u32);
    if !NAMES.contains(&name) {
        return out.push(Finding::unknown(span, "action", name, NAMES, ELSEWHERE));
    }
    if node.children.iter().any(|given| given.kind == Kind::Spread) {
        return;
    }
    let count = node.children.len();
    let first = node.child(0);
    let mut wrong = |span, message: &str| out.push(Finding::error(span, format!("`@{name}` {message}")));
    match name {
        "clipboard" if count == 0 => wrong(node.span, "needs a text"),
        "fit" if count < 5 => {
            wrong(node.span, "needs a value and two ranges: (value, oldMin, oldMax, newMin, newMax)");
        }
        "intl" if count < 2 => wrong(node.span, "needs a type and a value, such as ('number', $n)"),
        "intl" if first.kind == Kind::String && !TYPES.contains(&first.text) => {
            let found = Finding::unknown(first.span, "type", first.text, TYPES, &[]);
            out.push(Finding { meant: found.meant.map(|word| format!("'{word}'")), ..found });
        }
        "peek" => peek(node, first, out),
        "setAll" if count == 0 => wrong(node.span, "needs a value"),
        "setAll" => filter(node.child(1), out),
        "toggleAll" => filter(first, out),
        "get" | "post" | "put" | "patch" | "delete" => {
            let is_empty = first.kind == Kind::String && first.text.is_empty();
            let is_url = matches!(first.kind, Kind::String | Kind::Template) && !is_empty;
            if count == 0 {
                wrong(node.span, "needs a URL");
            } else if !is_url && (first.kind == Kind::Object || is_no_object(first)) {
                wrong(first.span, "needs a URL first: a text");
            }
            if let Some(third) = node.children.get(2) {
                wrong(third.span, "takes a URL and an object of options, no more");
            }
            options(node.child(1), out);
        }
        _ => {}
    }
}

// It reads signals in a function; what stands there instead has read them already.
fn peek(node: &Node<'_>, first: &Node<'_>, out: &mut Vec<Finding>) {
    let reads_signal = |node: &Node<'_>| node.kind == Kind::Signal;
    let has_read = match first.kind {
        Kind::Signal | Kind::Operation | Kind::Unary | Kind::Object | Kind::Missing => true,
        Kind::Chain => {
            reads_signal(first.child(0)) && first.children.iter().all(|step| step.kind != Kind::Call)
        }
        Kind::Arrow => false,
        _ => is_no_object(first),
    };
    if has_read {
        let span = if first.kind == Kind::Missing { node.span } else { first.span };
        out.push(Finding::error(span, "@peek needs a function: () => $name"));
    }
}
