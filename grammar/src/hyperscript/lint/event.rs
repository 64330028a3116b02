//! `on clik`, `on keydown.enter`: events of a name that nobody dispatches.

use super::About;
use crate::datastar::lint::event::{in_lower_case, is_event, misspelt};
use crate::datastar::lint::key;
use crate::finding::{Finding, instead};
use crate::hyperscript::node::{Form, Node};
use crate::span::Span;

/// What others write behind the name of an event, and how it is said here.
const BEHIND: &[(&str, &str)] = &[
    ("once", "the first one is told by `on first EVENT`"),
    ("prevent", "what the browser does is prevented by the command `halt the event's default`"),
    ("stop", "its way up is stopped by the command `halt the event's bubbling`"),
    ("self", "those of the element itself are told by `EVENT[target is me]`"),
    ("window", "the window's own are told by `EVENT from window`"),
    ("document", "the document's own are told by `EVENT from document`"),
    ("outside", "those of other elements are told by `EVENT elsewhere`"),
    ("away", "those of other elements are told by `EVENT elsewhere`"),
    ("debounce", "a pause is waited for by `EVENT debounced at 500ms`"),
    ("throttle", "they are made fewer by `EVENT throttled at 500ms`"),
];

/// What is doubtful about the events of an `on`. A page may dispatch events of any name, so that all of this is doubt.
pub(super) fn feature(about: &About<'_>, feature: &Node<'_>, out: &mut Vec<Finding>) {
    if feature.form != Form::On {
        return;
    }
    if let Some(name) = feature.nodes.first().map(|event| event.text)
        && matches!(name, "me" | "my" | "it" | "you" | "the" | "body")
        && let Some(span) = about.place(name)
    {
        let message = format!(
            "`on {name}` begins a handler of events called `{name}`; what a command changes stands behind `to`, `from` or `into`"
        );
        return out.push(Finding::doubt(span, message));
    }
    for event in feature.nodes.iter().filter(|node| node.form == Form::Event) {
        let found = about.place(event.text).and_then(|span| doubt(event.text, span));
        out.extend(found.filter(|_| !is_dispatched(about, event.text)));
    }
}

fn doubt(name: &str, span: Span) -> Option<Finding> {
    if is_event(name) {
        return None;
    }
    if let Some((head, behind)) = name.split_once(['.', ':']).filter(|(head, _)| is_event(head)) {
        let key = key::renamed(behind).map(|key| format!("the key is told by `{head}[key is '{key}']`"));
        let said = key.or_else(|| instead(behind, BEHIND).map(|said| said.replace("EVENT", head)))?;
        return Some(Finding::doubt(span, format!("this listens for an event of the name `{name}`; {said}")));
    }
    if let Some(event) = name.strip_prefix("on").filter(|event| is_event(event)) {
        let message =
            format!("this listens for an event of the name `{name}`: events are named without `on`");
        return Some(Finding::doubt(span, message).meaning(event));
    }
    let meant = in_lower_case(name).or_else(|| misspelt(name))?;
    Some(Finding::doubt(span, format!("no event of browsers is called `{name}`")).meaning(meant))
}

// Does something in the file seem to dispatch it?
fn is_dispatched(about: &About<'_>, name: &str) -> bool {
    let before = ["send ", "trigger ", "'", "\"", "`", ";"];
    before.iter().any(|before| {
        let written = format!("{before}{name}");
        let quoted = !before.ends_with(' ');
        let mut places = about.page.text.match_indices(&written);
        places.any(|(at, _)| {
            let next = about.page.text.as_bytes().get(at + written.len());
            !quoted || next.is_some_and(|next| b"'\"`&".contains(next))
        })
    })
}
