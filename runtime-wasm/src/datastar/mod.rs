//! Datastar's side of the page: what the names of attributes mean, and expressions compiled.

mod report;

use crate::json::Json;
use hypertide_grammar::datastar::attribute::read;
use hypertide_grammar::datastar::expression::{Arena, Node, parse};

/// What the name of an attribute means: its word, its key as it is used and as it is written, and its modifiers with their
/// tags; null where it is none of ours or cannot be used. Before that, what is wrong with it.
/// `value` is 0 where there is none, and 2 where it has the mark of a signal or an action.
pub(crate) fn attribute(out: &mut Json, name: &str, element: &str, value: u32) {
    out.begin();
    out.begin();
    let reading = read(
        name,
        match value {
            0 => "",
            1 => "a",
            _ => "$",
        },
    );
    for problem in reading.iter().flat_map(|reading| &reading.problems) {
        report::name(out, element, name, problem);
    }
    out.end();
    if let Some(found) = reading.and_then(|reading| reading.name) {
        out.begin();
        out.string(found.attribute.name());
        for key in [found.cased_key().as_deref(), found.key] {
            match key {
                Some(key) => out.string(key),
                None => out.raw("null"),
            }
        }
        for modifier in &found.modifiers {
            out.string(modifier.text);
        }
        out.end();
    }
    out.end();
}

/// The tree of an attribute's value: gives what is wrong, then its statements where it parses. `place` is how the attribute is
/// called.
pub(crate) fn expression(out: &mut Json, text: &str, place: &str) {
    let arena = Arena::new();
    out.begin();
    out.begin();
    let parsed = parse(&arena, text);
    if let Err((span, code)) = parsed {
        report::expression(out, place, text, span, code);
    }
    out.end();
    if let Ok(statements) = parsed {
        out.begin();
        statements.iter().for_each(|statement| write(out, statement));
        out.end();
    }
    out.end();
}

/// A node as an array: its kind, flag, start, end and text, and then its parts: see `tree.js`.
fn write(out: &mut Json, node: &Node) {
    out.begin();
    for number in [node.kind as u32, node.flag.into(), node.span.start, node.span.end] {
        out.number(number);
    }
    out.string(node.text);
    node.children.iter().for_each(|child| write(out, child));
    out.end();
}
