//! `#cuont`: ids that are nowhere in the page, where another one is almost the same.

use super::About;
use super::variable::is_slip;
use crate::finding::Finding;
use crate::hyperscript::node::{Form, Node};

/// An id that no element of the file has, and that stands nowhere else in it: elements may come from elsewhere.
pub(super) fn node(about: &About<'_>, node: &Node<'_>, out: &mut Vec<Finding>) {
    let id = node.text;
    if node.form != Form::Id || id.is_empty() || about.page.ids.contains(&id) {
        return;
    }
    let plain = |id: &str| id.to_ascii_lowercase().replace(['-', '_'], "");
    let meant = about.page.ids.iter().find(|other| is_slip(id, other) || plain(id) == plain(other));
    let elsewhere = about.count(id) > about.page.text.matches(&format!("#{id}")).count();
    if let Some(meant) = meant.filter(|_| !elsewhere) {
        let message = format!("no element of this file has the id `{id}`");
        out.push(Finding::doubt(node.span, message).meaning(format!("#{meant}")));
    }
}
