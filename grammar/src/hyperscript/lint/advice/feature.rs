//! Words that begin no feature.

use super::Place;
use crate::datastar::lint::event::is_event;
use crate::finding::instead;

const WORDS: &[(&str, &str)] = &[
    ("every", "`init repeat forever … wait 2s end` does it again and again"),
    ("function", "`def f(x) … end`"),
    ("func", "`def f(x) … end`"),
    ("fn", "`def f(x) … end`"),
    ("let", "`set $x to 1`"),
    ("var", "`set $x to 1`"),
    ("const", "`set $x to 1`"),
    ("event", "`eventsource` is one word"),
    ("sse", "`eventsource NAME from /path … end`"),
    ("source", "`eventsource NAME from /path … end`"),
    ("stream", "`eventsource NAME from /path … end`"),
    ("websocket", "`eventsource NAME from /path … end`"),
    ("onload", "`on load`, or `init`"),
    ("ready", "`init`"),
    ("mounted", "`init`"),
    ("watch", "`when $x changes … end`"),
    ("effect", "`when $x changes … end`"),
    ("import", "functions of JavaScript stand in `js … end`, or in the page's own scripts"),
    ("hx", "attributes of htmx stand in the element, not in its script"),
    ("data", "attributes of Datastar stand in the element, not in its script"),
    ("<", "comments begin with `--`"),
    ("#", "comments begin with `--`"),
];

/// What a word is here that begins no feature.
pub(super) fn unknown(place: &Place<'_>) -> Option<String> {
    let found = place.found;
    let event = found.trim_start_matches('@');
    let bare = event.strip_prefix("on").unwrap_or(event);
    if is_event(bare) {
        return Some(format!("`on {bare}`"));
    }
    if found == "<" && place.behind.starts_with(|next: char| next.is_ascii_alphabetic()) {
        return Some(
            "this is markup: scripts stand in an attribute `_`, or in a `<script type=\"text/hyperscript\">`"
                .into(),
        );
    }
    if let Some(said) = instead(found, WORDS) {
        let is_comment = found != "<" || place.behind.starts_with("!--");
        let is_id = found == "#" && !place.behind.starts_with(' ');
        return (is_comment && !is_id).then(|| said.to_owned());
    }
    if place.next() == "=" {
        return Some(format!("`set {found} to …`"));
    }
    let is_call = place.behind.starts_with('(') || place.behind.starts_with('.');
    is_call.then(|| "a command has to stand in a feature, such as `on click` or `init`".to_owned())
}
