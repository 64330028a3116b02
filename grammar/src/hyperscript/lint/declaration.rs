//! Event sources of one name.

use crate::finding::Finding;
use crate::hyperscript::node::{Form, Node};
use crate::span::Span;
use std::collections::HashSet;

/// A source whose name another one behind it in the same script has: that takes its place.
pub(super) fn twice(features: &[&Node<'_>], out: &mut Vec<Finding>) {
    let mut names = HashSet::new();
    for source in features.iter().filter(|feature| feature.form == Form::EventSource) {
        if !names.insert(source.text) {
            let span = Span::new(source.span.start, source.span.start + "eventsource".len() as u32);
            let message = format!("this takes the place of the `eventsource {}` above", source.text);
            out.push(Finding::doubt(span, message));
        }
    }
}
