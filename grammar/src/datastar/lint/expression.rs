//! What is wrong or doubtful anywhere in an expression.

use super::super::expression::{Kind, Node, constant};
use super::action::{self, action};
use super::{Finding, key};
use std::collections::HashSet;

/// Variables of the window that pages do set.
const SET: &[&str] = &["location", "name", "status", "document", "window", "globalThis", "onbeforeunload"];

/// The mistakes in some statements.
pub(super) fn expression(statements: &[Node<'_>], out: &mut Vec<Finding>) {
    let mut names = Vec::new();
    constant::declared(statements, &mut names);
    let declared = names.iter().map(|(name, _)| *name).chain(["el", "evt", "patch"]).collect();
    statements.iter().for_each(|node| within(node, &declared, out));
}

// Older versions had `$$get`.
fn bare(name: &str) -> &str {
    name.trim_start_matches('$')
}

// `evt.key == 'enter'` is never so.
fn keys(operands: &[Node<'_>], out: &mut Vec<Finding>) {
    let is_key = |node: &Node<'_>| {
        let [event, property] = node.children else { return false };
        node.kind == Kind::Chain
            && event.text == "evt"
            && property.kind == Kind::Property
            && property.text == "key"
    };
    for pair in operands.windows(2) {
        let [left, right] = pair else { continue };
        let text = if is_key(left) { right } else { left };
        if text.kind != Kind::String || !is_key(left) && !is_key(right) {
            continue;
        }
        if let Some(name) = key::renamed(text.text) {
            let message = format!("no key is called `{}`", text.text);
            out.push(Finding::doubt(text.span, message).meaning(format!("'{name}'")));
        }
    }
}

fn within(node: &Node<'_>, declared: &HashSet<&str>, out: &mut Vec<Finding>) {
    let first = node.child(0);
    match node.kind {
        Kind::Action => action(node, out),
        Kind::Chain if node.child(1).kind == Kind::Call && action::NAMES.contains(&bare(first.text)) => {
            let name = bare(first.text);
            let message = match first.kind {
                Kind::Signal => format!("`${name}` is a signal, and is not called; actions begin with `@`"),
                Kind::Name if declared.contains(first.text) => String::new(),
                Kind::Name if first.text != name => {
                    format!("`{}` is of an older version; actions begin with `@`", first.text)
                }
                Kind::Name => format!("`{name}` is a function of the page's own; actions begin with `@`"),
                _ => String::new(),
            };
            if !message.is_empty() {
                out.push(Finding::doubt(first.span, message).meaning(format!("@{name}")));
            }
        }
        Kind::Signal if matches!(node.text, "evt" | "event") => {
            let message = format!("`${}` is a signal; the event is `evt`", node.text);
            out.push(Finding::doubt(node.span, message).meaning("evt"));
        }
        // `$n-1`: a hyphen right behind a name belongs to it.
        Kind::Signal => {
            let (name, behind) = node.text.rsplit_once('-').unwrap_or((node.text, ""));
            let is_number = !behind.is_empty() && behind.bytes().all(|byte| byte.is_ascii_digit());
            if is_number && !name.is_empty() {
                let message = format!("this is a signal of the name `{}`", node.text);
                out.push(Finding::doubt(node.span, message).meaning(format!("${name} - {behind}")));
            }
        }
        Kind::Operation => keys(node.children, out),
        Kind::Assignment | Kind::Update if first.kind == Kind::Name => {
            let name = first.text;
            if !declared.contains(name) && !SET.contains(&name) {
                let message = format!("`{name}` is a variable of the window; the signal is `${name}`");
                out.push(Finding::doubt(first.span, message).meaning(format!("${name}")));
            }
        }
        _ => {}
    }
    node.children.iter().for_each(|part| within(part, declared, out));
}
