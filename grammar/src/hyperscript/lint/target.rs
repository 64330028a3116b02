//! `put 1 into "#out"`, `add active to me`: what is no element, and what is no class.

use super::{About, is_plain, steps};
use crate::finding::Finding;
use crate::hyperscript::command::add::VALUE;
use crate::hyperscript::expression::implicit::Implicit;
use crate::hyperscript::feature::on::event::FROM;
use crate::hyperscript::node::{Form, Node};

/// Attributes that are there or not.
const FLAGS: &[&str] =
    &["disabled", "checked", "hidden", "readonly", "required", "selected", "open", "inert"];

/// Colours and words of styles that are often written without quotes.
const STYLES: &[&str] = &[
    "red",
    "green",
    "blue",
    "yellow",
    "orange",
    "purple",
    "pink",
    "white",
    "black",
    "gray",
    "grey",
    "brown",
    "transparent",
    "none",
    "block",
    "inline",
    "flex",
    "grid",
    "hidden",
    "visible",
    "bold",
    "italic",
    "underline",
    "center",
    "absolute",
    "relative",
    "fixed",
    "sticky",
    "pointer",
    "auto",
    "inherit",
    "initial",
    "unset",
];

/// The slips in what a command changes.
pub(super) fn node(about: &About<'_>, node: &Node<'_>, out: &mut Vec<Finding>) {
    let target = changed(node);
    if let Some(target) = target.filter(|target| is_value(target)) {
        is_no_element(about, target, out);
    }
    match node.form {
        Form::Add | Form::Remove if node.has(VALUE) => class(node, out),
        Form::Set => style(node, out),
        _ => {}
    }
}

/// The element that a command changes, or that an event comes from.
pub(super) fn changed<'a>(node: &Node<'a>) -> Option<&'a Node<'a>> {
    match node.form {
        Form::Put | Form::Toggle | Form::Add | Form::Remove | Form::Send => Some(node.node(1)),
        Form::Show | Form::Hide | Form::Tell => Some(node.node(0)),
        Form::Event if node.nodes.len() > FROM => Some(node.node(FROM)),
        Form::WaitFor | Form::Method => Some(node.split_last().0),
        _ => None,
    }
}

fn is_value(node: &Node<'_>) -> bool {
    matches!(
        node.form,
        Form::String | Form::Template | Form::Number | Form::Boolean | Form::Null | Form::Comparison
    )
}

fn is_no_element(about: &About<'_>, target: &Node<'_>, out: &mut Vec<Finding>) {
    let text = target.text.trim();
    let name = text.get(1..).unwrap_or("");
    let is_name =
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_:".contains(&byte));
    let message = format!("{} is a value, and no place in the page", about.at(target.span));
    let meant = match text.as_bytes().first() {
        _ if target.form == Form::Comparison && about.at(target.span).contains(" > ") => {
            Some(format!("<{}/>", about.at(target.span)))
        }
        _ if target.form != Form::String => None,
        Some(b'#' | b'.') if is_name => Some(text.to_owned()),
        Some(_) if !text.is_empty() => Some(format!("<{}/>", text.trim_matches(['<', '>', '/', ' ']))),
        _ => None,
    };
    out.push(Finding::error(target.span, message).perhaps(meant));
}

// `add active to me`: a variable of that name is meant hardly ever.
fn class(node: &Node<'_>, out: &mut Vec<Finding>) {
    let (what, target) = (node.node(0), node.node(1));
    let is_element = matches!(steps(target).1, [])
        && matches!(
            target.form,
            Form::Implicit | Form::Id | Form::Class | Form::Query | Form::Closest | Form::Relative
        );
    if !is_plain(what) || !is_element || target.form == Form::Implicit && !is_me(target) {
        return;
    }
    let name = what.text;
    let meant = if FLAGS.contains(&name) { format!("@{name}") } else { format!(".{name}") };
    let message = format!("`{name}` is a variable; a class begins with `.`, an attribute with `@`");
    out.push(Finding::doubt(what.span, message).meaning(meant));
}

fn is_me(node: &Node<'_>) -> bool {
    node.detail == Implicit::Me as u8 || node.detail == Implicit::You as u8
}

// `set my *color to red`
fn style(node: &Node<'_>, out: &mut Vec<Finding>) {
    let (target, value) = (node.node(0), node.node(1));
    let last = if target.form == Form::Path { target.split_last().0 } else { target };
    if last.form == Form::Style && is_plain(value) && STYLES.contains(&value.text) {
        let name = value.text;
        let message = format!("`{name}` is a variable; a text stands in quotes");
        out.push(Finding::doubt(value.span, message).meaning(format!("'{name}'")));
    }
}
