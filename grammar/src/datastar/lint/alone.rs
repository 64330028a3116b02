//! Attributes that do nothing by themselves.

use super::super::attribute::{Attribute, read};
use super::Finding;
use crate::span::Span;

/// What is doubtful with an attribute of this name where its element has these and no others.
pub fn alone(written: &str, names: &[&str]) -> Option<Finding> {
    let is = |name: &str, attribute| {
        let name = name.to_ascii_lowercase();
        read(&name, "$").and_then(|reading| reading.name).is_some_and(|name| name.attribute == attribute)
    };
    let filters = is(written, Attribute::OnSignalPatchFilter);
    if !filters || names.iter().any(|name| is(name, Attribute::OnSignalPatch)) {
        return None;
    }
    let message = "nothing reads this filter: it belongs to a `data-on-signal-patch` of the same element";
    Some(Finding::doubt(Span::new(0, written.len() as u32), message))
}
