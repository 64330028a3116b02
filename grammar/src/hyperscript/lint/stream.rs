//! Handlers of an event source: which events they are for, and what `it` is in them.

use super::{About, steps};
use crate::datastar::lint::event::is_event;
use crate::finding::{Finding, instead};
use crate::hyperscript::expression::implicit::Implicit;
use crate::hyperscript::feature::eventsource::HANDLERS;
use crate::hyperscript::node::{Form, Node};
use crate::span::Span;

/// What the events that every source has are called by mistake.
const MISSPELT: &[(&str, &str)] = &[
    ("mesage", "message"),
    ("messge", "message"),
    ("messag", "message"),
    ("massage", "message"),
    ("meassage", "message"),
    ("messsage", "message"),
    ("messgae", "message"),
    ("mesasge", "message"),
    ("onmessage", "message"),
    ("opne", "open"),
    ("oepn", "open"),
    ("onopen", "open"),
    ("eror", "error"),
    ("erorr", "error"),
    ("errror", "error"),
    ("errro", "error"),
    ("onerror", "error"),
    ("colse", "close"),
    ("clsoe", "close"),
    ("cloes", "close"),
    ("onclose", "close"),
];

/// What every source tells of itself, and what `it` has there.
const LIFECYCLE: &[(&str, &[&str])] = &[
    ("open", &["status", "attempt", "resumed", "message"]),
    ("error", &["reason", "status", "attempt", "retryIn", "message", "data", "error"]),
    ("close", &["reason"]),
];

/// What others call it.
const ELSEWHERE: &[(&str, &str)] = &[
    ("code", "status"),
    ("msg", "message"),
    ("text", "message"),
    ("retry", "retryIn"),
    ("delay", "retryIn"),
];

/// What a text has, methods aside.
const OF_TEXT: &[&str] = &["length", "constructor"];

/// The slips in the handlers of an event source.
pub(super) fn feature(about: &About<'_>, feature: &Node<'_>, out: &mut Vec<Finding>) {
    if feature.form != Form::EventSource {
        return;
    }
    let handlers = feature.nodes.get(HANDLERS..).unwrap_or(&[]);
    outside(about, feature, handlers, out);
    for handler in handlers {
        let [names, encoding, body] = handler.nodes else { continue };
        for name in names.nodes {
            if let (Some(bare), Some(span)) = (name.text.strip_suffix(':'), about.place(name.text)) {
                let message = format!("this is for events of the name `{}`", name.text);
                out.push(Finding::doubt(span, message).meaning(bare));
            }
            if let (Some(meant), Some(span)) = (instead(name.text, MISSPELT), about.place(name.text)) {
                let message = format!("this is for events that the server names `{}`", name.text);
                out.push(Finding::doubt(span, message).meaning(meant));
            }
        }
        let tells = |name: &str| LIFECYCLE.iter().find(|(event, _)| *event == name);
        let is_message = |name: &&Node<'_>| !name.text.contains('*') && tells(name.text).is_none();
        let is_text = encoding.is_nothing() || encoding.text.eq_ignore_ascii_case("string");
        if is_text && names.nodes.iter().all(is_message) {
            let first = names.node(0).text;
            properties(body.node(0), &mut |property| {
                let message = format!(
                    "`it` is the text that was sent, and has no `{}`; `on {first} as json` reads it",
                    property.text
                );
                out.push(Finding::doubt(property.span, message));
            });
        } else if let ([name], true) = (names.nodes, is_text)
            && let Some((event, has)) = tells(name.text)
        {
            properties(body.node(0), &mut |property| {
                let word = property.text;
                if !has.contains(&word) {
                    let message = format!("`it` has no `{word}` in `on {event}`; it has {}", has.join(", "));
                    let meant = instead(word, ELSEWHERE).filter(|meant| has.contains(meant));
                    out.push(
                        Finding::doubt(property.span, message)
                            .perhaps(meant.map(|meant| format!("it.{meant}"))),
                    );
                }
            });
        }
    }
}

// A listener that has become a handler, because the `end` of the source is missing before it.
fn outside(about: &About<'_>, source: &Node<'_>, handlers: &[&Node<'_>], out: &mut Vec<Finding>) {
    let is_closed = handlers.last().is_none_or(|last| last.span.end != source.span.end);
    let Some(column) = about.indent(source.span.start).filter(|_| !is_closed) else { return };
    let mut further = false;
    for handler in handlers {
        let Some(own) = about.indent(handler.span.start) else { continue };
        let name = handler.node(0).node(0);
        // Where no handler is indented, it is told by an event that comes from elements.
        let is_elements = is_event(name.text) && !matches!(name.text, "message" | "error" | "close");
        if own <= column && (further || is_elements) {
            let message = format!(
                "this is a handler of `eventsource {}`, whose `end` is missing before it",
                source.text
            );
            return out.push(Finding::doubt(Span::new(handler.span.start, name.span.end), message));
        }
        further |= own > column;
    }
}

// The properties of `it` that are read before another command makes something else of it. Says whether one has.
fn properties<'a>(node: &'a Node<'a>, found: &mut dyn FnMut(&'a Node<'a>)) -> bool {
    let (root, steps) = steps(node);
    let is_it = root.form == Form::Implicit
        && (root.detail == Implicit::It as u8 || root.detail == Implicit::Result as u8);
    if let (true, [first, rest @ ..]) = (is_it, steps) {
        let is_called = rest.first().is_some_and(|step| step.form == Form::Call);
        if first.form == Form::Property && !is_called && !OF_TEXT.contains(&first.text) {
            found(first);
        }
    }
    let goes_on = match node.form {
        // `it` is an item there.
        Form::Where | Form::Sorted | Form::Mapped | Form::Tell | Form::Block => return false,
        Form::Show | Form::Hide => node.nodes.get(..3).unwrap_or(node.nodes),
        Form::Add | Form::Remove => node.nodes.get(..2).unwrap_or(node.nodes),
        _ => node.nodes,
    };
    let is_changed = goes_on.iter().any(|part| properties(part, found));
    is_changed
        || matches!(
            node.form,
            Form::Get
                | Form::Fetch
                | Form::Js
                | Form::Method
                | Form::Append
                | Form::Increment
                | Form::Decrement
                | Form::Wait
                | Form::WaitFor
                | Form::Tick
                | Form::Repeat
        )
        || node.form == Form::Set && node.node(0).form == Form::Implicit
}
