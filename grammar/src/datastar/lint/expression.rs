//! What is wrong or doubtful anywhere in an expression.

use super::super::expression::{Kind, Node, constant};
use super::Finding;
use super::action::{self, action};

/// Variables of the window that pages do set.
const SET: &[&str] = &["location", "name", "status", "document", "window", "globalThis", "onbeforeunload"];

/// The mistakes in some statements.
pub(super) fn expression(statements: &[Node<'_>], out: &mut Vec<Finding>) {
    let mut declared = vec![("el", true), ("evt", true), ("patch", true)];
    constant::declared(statements, &mut declared);
    statements.iter().for_each(|node| within(node, &declared, out));
}

fn within(node: &Node<'_>, declared: &[(&str, bool)], out: &mut Vec<Finding>) {
    let first = node.child(0);
    let is_declared = |name: &str| declared.iter().any(|(other, _)| *other == name);
    match node.kind {
        Kind::Action => action(node, out),
        Kind::Chain if node.child(1).kind == Kind::Call && action::NAMES.contains(&first.text) => {
            let name = first.text;
            let message = match first.kind {
                Kind::Signal => format!("`${name}` is a signal, and is not called; actions begin with `@`"),
                Kind::Name if is_declared(name) => String::new(),
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
        Kind::Assignment | Kind::Update if first.kind == Kind::Name => {
            let name = first.text;
            if !is_declared(name) && !SET.contains(&name) {
                let message = format!("`{name}` is a variable of the window; the signal is `${name}`");
                out.push(Finding::doubt(first.span, message).meaning(format!("${name}")));
            }
        }
        _ => {}
    }
    node.children.iter().for_each(|part| within(part, declared, out));
}
