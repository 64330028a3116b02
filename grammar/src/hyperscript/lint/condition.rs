//! `x is 1 or 2`, `not x is 1`: conditions that are read otherwise than they look.

use super::{About, steps};
use crate::datastar::lint::key;
use crate::finding::Finding;
use crate::hyperscript::expression::comparison::{OPERATOR, Operator};
use crate::hyperscript::expression::implicit::Implicit;
use crate::hyperscript::node::{Form, Node};
use crate::span::Span;

/// The slips in a condition.
pub(super) fn node(about: &About<'_>, node: &Node<'_>, out: &mut Vec<Finding>) {
    match node.form {
        Form::Logical => node.nodes.windows(2).for_each(|pair| lone(about, pair, out)),
        Form::Comparison => {
            not(about, node, out);
            keys(about, node, out);
        }
        _ => {}
    }
}

fn is_equality(node: &Node<'_>) -> bool {
    let operator = node.detail & OPERATOR;
    let equal = [Operator::Is as u8, Operator::Equal as u8, Operator::Identical as u8];
    node.form == Form::Comparison && equal.contains(&operator)
}

fn is_literal(node: &Node<'_>) -> bool {
    matches!(node.form, Form::String | Form::Number)
}

// `x is 1 or 2`
fn lone(about: &About<'_>, pair: &[&Node<'_>], out: &mut Vec<Finding>) {
    let [before, value] = pair else { return };
    if !is_equality(before) || !is_literal(before.node(1)) || !is_literal(value) {
        return;
    }
    let (left, right) = (before.node(0).span, before.node(1).span);
    let head = Span::new(left.start, right.start);
    let written = about.at(value.span);
    let message = format!("{written} is no condition by itself: the comparison is written again");
    out.push(Finding::doubt(value.span, message).meaning(format!("{}{written}", about.at(head))));
}

// `not x is 1` is `(not x) is 1`.
fn not(about: &About<'_>, node: &Node<'_>, out: &mut Vec<Finding>) {
    let left = node.node(0);
    let written = about.at(node.span);
    let Some(rest) = written.strip_prefix("not ") else { return };
    if left.form != Form::Not {
        return;
    }
    let message = "`not` belongs to what stands right behind it, not to the comparison";
    out.push(Finding::doubt(node.span, message).meaning(format!("not ({rest})")));
}

// `key is 'enter'` is never so.
fn keys(about: &About<'_>, node: &Node<'_>, out: &mut Vec<Finding>) {
    let [left, right] = node.nodes else { return };
    let is_key = |node: &Node<'_>| {
        let (root, steps) = steps(node);
        let of_event = root.form == Form::Implicit && root.detail == Implicit::Event as u8;
        of_event && matches!(steps, [step] if step.form == Form::Property && step.text == "key")
            || node.form == Form::Symbol && node.text == "key"
    };
    if !is_equality(node) || right.form != Form::String || !is_key(left) {
        return;
    }
    if let Some(name) = key::renamed(right.text) {
        let message = format!("no key is called `{}`", right.text);
        // The other kind of quotes may be that of the attribute.
        let quote = if about.at(right.span).starts_with('"') { '"' } else { '\'' };
        out.push(Finding::doubt(right.span, message).meaning(format!("{quote}{name}{quote}")));
    }
}
