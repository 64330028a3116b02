//! What the values of attributes have to be.

use super::super::attribute::{Attribute, Name, Value};
use super::super::expression::assignment::PLAIN;
use super::super::expression::problem::Code;
use super::super::expression::{Arena, Kind, Node, parse};
use super::Finding;
use super::expression::expression;
use super::literal::{is_no_object, properties};
use super::option::filter;
use crate::span::Span;

/// What is wrong or doubtful with the value of an attribute that parses; names only where it is one of names.
pub fn value(name: &Name<'_>, text: &str, statements: &[Node<'_>]) -> Vec<Finding> {
    let mut found = Vec::new();
    if name.attribute.value() == Value::Names {
        if text.contains(',') {
            let names: Vec<_> = text.split([',', ' ']).filter(|name| !name.is_empty()).collect();
            let span = Span::new(0, text.len() as u32);
            found.push(Finding::error(span, "between names stand spaces alone").meaning(names.join(" ")));
        }
        return found;
    }
    let braces = text.len() - text.trim_start().len();
    if text.trim().starts_with("{{") && text.trim().ends_with("}}") {
        let inner = text.trim().trim_matches(['{', '}']).trim();
        let span = Span::new(braces as u32, (braces + text.trim().len()) as u32);
        return vec![Finding::error(span, "an expression stands without braces").meaning(inner)];
    }
    if let [Node { kind: Kind::Block, span, .. }] = statements
        && takes_object(name.attribute)
        && name.key.is_none()
    {
        return vec![Finding::error(*span, "this is no object: {name: value}")];
    }
    expression(statements, &mut found);
    if let [only] = statements {
        alone(name, only, &mut found);
    }
    found
}

// Where there is one expression, its value is that of the attribute.
fn alone(name: &Name<'_>, node: &Node<'_>, out: &mut Vec<Finding>) {
    let attribute = name.attribute;
    let has_key = name.key.is_some();
    let runs = attribute.name().starts_with("on") || matches!(attribute, Attribute::Effect | Attribute::Init);
    let is_known =
        |name: &str| matches!(name, "el" | "evt" | "$" | "undefined" | "NaN" | "Infinity" | "location");
    if node.kind == Kind::Name && !runs && !is_known(node.text) {
        let global = node.text;
        let message = format!(
            "`{global}` is a variable of the window; the signal is `${global}`, a text is '{global}'"
        );
        return out.push(Finding::doubt(node.span, message));
    }
    if attribute.value() == Value::Filter {
        return filter(node, out);
    }
    let assigns = node.kind == Kind::Assignment && node.flag == PLAIN;
    match attribute {
        Attribute::Class | Attribute::Attr | Attribute::Style | Attribute::Signals if !has_key => {
            let is_falsy = node.kind == Kind::False || node.kind == Kind::String && node.text.is_empty();
            if (assigns || is_no_object(node)) && !is_falsy {
                let word = attribute.name();
                let message = format!(
                    "`data-{word}` takes an object, {{name: value}}, or a key: data-{word}:name=\"value\""
                );
                out.push(Finding::error(node.span, message));
            } else if attribute == Attribute::Signals && node.kind == Kind::Object {
                marked(node, out);
            }
        }
        Attribute::Computed if !has_key => {
            if node.kind == Kind::Object {
                marked(node, out);
                return derived(node, out);
            }
            if is_no_object(node) || matches!(node.kind, Kind::Operation | Kind::Signal) || assigns {
                let message = "`data-computed` takes an object of functions, {name: () => value}, or a key: data-computed:name=\"value\"";
                out.push(Finding::error(node.span, message));
            }
        }
        Attribute::Computed if node.kind == Kind::Arrow => {
            let message = "the signal would hold this function; behind a key stands the value itself";
            out.push(Finding::doubt(node.span, message));
        }
        Attribute::Computed
        | Attribute::Show
        | Attribute::Text
        | Attribute::Class
        | Attribute::Attr
        | Attribute::Style
            if assigns =>
        {
            out.push(Finding::doubt(node.span, "this gives a value; `==` compares"));
        }
        _ => {}
    }
}

// Does it hold an object, where it has no key?
fn takes_object(attribute: Attribute) -> bool {
    let has_names = matches!(
        attribute,
        Attribute::Class | Attribute::Attr | Attribute::Style | Attribute::Signals | Attribute::Computed
    );
    has_names || attribute.value() == Value::Filter
}

// Derived signals are functions.
fn derived(object: &Node<'_>, out: &mut Vec<Finding>) {
    for (_, value) in properties(object) {
        match value.kind {
            Kind::Object => derived(value, out),
            Kind::Arrow | Kind::Name | Kind::Chain | Kind::Conditional | Kind::Action => {}
            _ => out.push(Finding::error(value.span, "a derived signal needs a function: () => …")),
        }
    }
}

// `{'$a': 1}`
fn marked(object: &Node<'_>, out: &mut Vec<Finding>) {
    for (key, _) in properties(object) {
        if let Some(bare) = key.text.strip_prefix('$') {
            let message = "this names a signal, and is written without `$`";
            out.push(Finding::error(key.span, message).meaning(bare));
        }
    }
}

/// What is wrong with a text that does not parse, where an object is likely to be meant: at the start of a statement a brace
/// begins a block, unless what follows is a whole object.
pub fn object(attribute: Attribute, text: &str) -> Option<Finding> {
    let trimmed = text.trim();
    if let Some(inner) = trimmed.strip_prefix("${").and_then(|rest| rest.strip_suffix('}')) {
        let start = (text.len() - text.trim_start().len()) as u32;
        let span = Span::new(start, start + trimmed.len() as u32);
        return Some(Finding::error(span, "an expression stands without `${…}`").meaning(inner));
    }
    if !takes_object(attribute) {
        return None;
    }
    let arena = Arena::new();
    if !trimmed.starts_with('{') {
        // `foo: 1, bar: 2`
        let whole = format!("({{{trimmed}}})");
        let start = (text.len() - text.trim_start().len()) as u32;
        let is_object = trimmed.contains(':') && parse(&arena, &whole).is_ok();
        let span = Span::new(start, start + trimmed.len() as u32);
        let message = "an object stands in braces";
        return is_object.then(|| Finding::error(span, message).meaning(format!("{{{trimmed}}}")));
    }
    let whole = format!("({text}\n)");
    let (span, code) = parse(&arena, &whole).err()?;
    // What only the parentheses bring up says nothing.
    let is_inside = span.start > 0 && span.end as usize <= text.len() + 1;
    let span = Span::new(span.start.checked_sub(1)?, span.end.checked_sub(1)?);
    if !is_inside {
        return None;
    }
    let there = span.of(text);
    if code == Code::ExpectedKey && there.starts_with('$') {
        let message = "keys name signals, and are written without `$`";
        return Some(Finding::error(span, message).meaning(there.trim_start_matches('$')));
    }
    if matches!(code, Code::ExpectedColon | Code::ExpectedCommaOrBrace) && there.starts_with('-') {
        return Some(Finding::error(span, "a key with a hyphen stands in quotes, as in {'a-b': value}"));
    }
    Some(Finding::error(span, code.text()))
}
