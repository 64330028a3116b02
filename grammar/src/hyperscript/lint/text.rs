//! `"Hello ${name}"`: what only a template fills in.

use super::About;
use crate::finding::Finding;
use crate::hyperscript::node::{Form, Node};

/// What templates on servers have that fill in `${…}` themselves.
const TEMPLATES: &[&str] = &["<%", "<#", " th:", "<c:"];

/// A text in quotes, or a URL without them, with something to fill in.
pub(super) fn node(about: &About<'_>, node: &Node<'_>, out: &mut Vec<Finding>) {
    if node.form != Form::String {
        return;
    }
    let is_filled = node.text.split_once("${").is_some_and(|(_, behind)| behind.contains('}'));
    if !is_filled || TEMPLATES.iter().any(|mark| about.page.text.contains(mark)) {
        return;
    }
    let is_quoted = about.at(node.span).starts_with(['"', '\'']);
    let message = match is_quoted {
        true => "`${…}` is filled in between backticks only, not in quotes",
        false => "`${…}` is filled in between backticks only, not in a bare URL",
    };
    let meant = (!node.text.contains('`')).then(|| format!("`{}`", node.text));
    let mut found = Finding::doubt(node.span, message);
    // Written with backticks around it, it would be hard to read between backticks.
    if let Some(meant) = meant {
        found.message += &format!(": {meant}");
    }
    out.push(found);
}
