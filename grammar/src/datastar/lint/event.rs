//! `data-on:EVENT`: events of a name that nobody dispatches.
//!
//! A page may dispatch events of any name, so that all of this is doubt.

use super::super::attribute::spelling::one_slip;
use super::super::attribute::{Attribute, ModifierKind, Name};
use super::modifier::{self, is_tag};
use super::spelling::{instead, nearest};
use super::{Finding, key};
use crate::span::Span;

/// Events of browsers that pages listen to.
const EVENTS: &[&str] = &[
    "animationend",
    "animationiteration",
    "animationstart",
    "auxclick",
    "beforeinput",
    "beforetoggle",
    "beforeunload",
    "blur",
    "cancel",
    "canplay",
    "change",
    "click",
    "close",
    "compositionend",
    "compositionstart",
    "contextmenu",
    "copy",
    "cut",
    "dblclick",
    "drag",
    "dragend",
    "dragenter",
    "dragleave",
    "dragover",
    "dragstart",
    "drop",
    "durationchange",
    "ended",
    "error",
    "focus",
    "focusin",
    "focusout",
    "formdata",
    "fullscreenchange",
    "gotpointercapture",
    "hashchange",
    "input",
    "invalid",
    "keydown",
    "keypress",
    "keyup",
    "load",
    "loadeddata",
    "loadedmetadata",
    "loadstart",
    "lostpointercapture",
    "message",
    "mousedown",
    "mouseenter",
    "mouseleave",
    "mousemove",
    "mouseout",
    "mouseover",
    "mouseup",
    "offline",
    "online",
    "pagehide",
    "pageshow",
    "paste",
    "pause",
    "play",
    "playing",
    "pointercancel",
    "pointerdown",
    "pointerenter",
    "pointerleave",
    "pointermove",
    "pointerout",
    "pointerover",
    "pointerup",
    "popstate",
    "progress",
    "reset",
    "resize",
    "scroll",
    "scrollend",
    "search",
    "seeked",
    "seeking",
    "select",
    "selectionchange",
    "storage",
    "submit",
    "timeupdate",
    "toggle",
    "touchcancel",
    "touchend",
    "touchmove",
    "touchstart",
    "transitionend",
    "transitionstart",
    "unload",
    "visibilitychange",
    "volumechange",
    "waiting",
    "wheel",
];

/// What the runtime dispatches.
const OWN: &[&str] = &["datastar-fetch", "datastar-signal-patch", "datastar-prop-change", "datastar-ready"];

/// What is an attribute of its own.
const ATTRIBUTES: &[(&str, &str)] = &[
    ("intersect", "on-intersect"),
    ("interval", "on-interval"),
    ("raf", "on-raf"),
    ("signal-patch", "on-signal-patch"),
    ("init", "init"),
];

/// Whether browsers dispatch an event of this name.
pub(crate) fn is_event(name: &str) -> bool {
    EVENTS.contains(&name)
}

/// What is doubtful about the key of a `data-on`, which stands at `span`.
pub(super) fn event(name: &Name<'_>, text: &str, span: Span) -> Option<Finding> {
    let key = name.key.filter(|_| name.attribute == Attribute::On)?;
    if is_event(key) {
        let to_elements = key == "resize" && !name.has(ModifierKind::Window);
        return to_elements.then(|| {
            Finding::doubt(
                span,
                "only the window has this event: add `__window`; an element has `data-on-resize`",
            )
        });
    }
    parted(key, span)
        .or_else(|| joined(key, span))
        .or_else(|| {
            let event = key.strip_prefix("on").filter(|event| is_event(event))?;
            let message =
                format!("this listens for an event of the name `{key}`: events are named without `on`");
            Some(Finding::doubt(span, message).meaning(event))
        })
        .or_else(|| {
            let meant = instead(key, ATTRIBUTES)?;
            let whole = Span::new(5, text.len() as u32);
            let message = format!("this listens for an event of the name `{key}`");
            Some(Finding::doubt(Span { end: span.end, ..whole }, message).meaning(meant))
        })
        .or_else(|| {
            let own = key.starts_with("datastar-") && !OWN.contains(&key);
            let meant = if key == "datastar-sse" { Some("datastar-fetch") } else { nearest(key, OWN) };
            let message = format!("nothing dispatches `{key}`; there are {}", OWN.join(", "));
            own.then(|| Finding::doubt(span, message).perhaps(meant))
        })
        .or_else(|| {
            let meant = misspelt(key)?;
            let message = format!("no event of browsers is called `{key}`");
            Some(Finding::doubt(span, message).meaning(meant))
        })
}

/// The event of browsers that a name was probably meant to be: `changed` is a good name for an event, `chnage` is none.
pub(crate) fn misspelt(name: &str) -> Option<&'static str> {
    let is_meant = |event: &&&str| {
        event.len() > 3
            && event.len() >= name.len()
            && one_slip(name.as_bytes(), event.as_bytes())
            && !exchanged(name, event)
    };
    EVENTS.iter().find(is_meant).copied()
}

/// The event of browsers that has this name but for capitals.
pub(crate) fn in_lower_case(name: &str) -> Option<&'static str> {
    EVENTS.iter().find(|event| event.eq_ignore_ascii_case(name) && **event != name).copied()
}

// Is the one the other with one letter changed? So are many words that are names in their own right.
fn exchanged(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).filter(|(a, b)| a != b).count() == 1
}

// `click.prevent`, `input.debounce.500ms`, `keydown:enter`: what stands behind `__` elsewhere.
fn parted(key: &str, span: Span) -> Option<Finding> {
    let (event, rest) = key.split_once(['.', ':'])?;
    let parts: Vec<&str> = rest.split(['.', ':']).collect();
    let allowed = modifier::names(Attribute::On);
    let mut meant = Some(event.to_owned());
    let mut any = false;
    let mut said = None;
    for (at, part) in parts.iter().enumerate() {
        if allowed.contains(part) {
            any = true;
            meant = meant.map(|meant| format!("{meant}__{part}"));
        } else if any && is_tag(part) {
            meant = meant.map(|meant| format!("{meant}.{part}"));
        } else {
            meant = None;
            if is_event(event) || at == 0 {
                said = said.or_else(|| key::told(part));
            }
        }
    }
    if !any && said.is_none() {
        return None;
    }
    let why = said.unwrap_or_else(|| "modifiers stand behind `__`".to_owned());
    let message = format!("this listens for an event of the name `{key}`; {why}");
    Some(Finding::doubt(span, message).perhaps(meant))
}

// `click_prevent`, `click-once`, `keydown-enter`
fn joined(name: &str, span: Span) -> Option<Finding> {
    let (event, part) = name.split_once(['_', '-']).filter(|(event, _)| is_event(event))?;
    let message = format!("this listens for an event of the name `{name}`; ");
    if modifier::names(Attribute::On).contains(&part) {
        let message = message + "modifiers stand behind `__`";
        return Some(Finding::doubt(span, message).meaning(format!("{event}__{part}")));
    }
    let why = key::told(part).filter(|_| event.starts_with("key"))?;
    Some(Finding::doubt(span, message + &why))
}
