//! A tree as the page's JavaScript reads it: see `tree.js`.

use crate::json::Json;
use hypertide_grammar::hyperscript::node::{Form, Node};

/// A node as an array: its form, detail, start, end and text, and then its nodes; 0 for what is missing. Commands are
/// left out where not `all` is wanted.
pub(super) fn write(out: &mut Json, node: &Node, all: bool) {
    if node.is_nothing() || node.form == Form::Commands && !all {
        return out.number(0);
    }
    out.begin();
    for number in [node.form as u32, node.detail.into(), node.span.start, node.span.end] {
        out.number(number);
    }
    out.string(node.text);
    for node in node.nodes {
        write(out, node, all);
    }
    out.end();
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_forms_have_the_same_order_on_both_sides() {
        let listed: String = include_str!("../vm/tree.js")
            .lines()
            .skip_while(|line| !line.starts_with("const forms"))
            .take_while(|line| !line.is_empty())
            .flat_map(|line| line.split('"').skip(1).step_by(2))
            .take_while(|part| *part != " ")
            .collect();
        let source = include_str!("../../../grammar/src/hyperscript/node.rs");
        let variants: Vec<&str> = source
            .split("pub enum Form {")
            .nth(1)
            .and_then(|rest| rest.split("\n}").next())
            .unwrap_or("")
            .lines()
            .filter_map(|line| line.trim().strip_suffix(','))
            .filter(|line| !line.starts_with("//"))
            .collect();
        assert!(variants.len() > 80);
        assert_eq!(listed.split(' ').filter(|form| !form.is_empty()).collect::<Vec<_>>(), variants);
    }
}
