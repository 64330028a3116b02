//! `const a = 1; a = 2`: what is constant is given no other value.
//!
//! The page's compiler knows the names by itself, and says the same.

use super::node::{Kind, Node};
use crate::span::Span;

/// The names that are declared around a place, those of the innermost scope last, and whether they are constant.
type Names<'a> = Vec<(&'a str, bool)>;

/// What is wrong.
pub const PROBLEM: &str = "this is a constant; declare it with let";

/// The first place in which a constant is given another value.
pub fn reassigned(statements: &[Node<'_>]) -> Option<Span> {
    within(statements, &mut Vec::new())
}

// Statements, or the parts of a form: what they declare is known to all of them.
fn within<'a>(nodes: &[Node<'a>], names: &mut Names<'a>) -> Option<Span> {
    for node in nodes {
        if node.kind == Kind::Declaration {
            node.children.iter().step_by(2).for_each(|pattern| declare(pattern, node.flag != 0, names));
        }
    }
    nodes.iter().find_map(|node| found(node, names))
}

fn found<'a>(node: &Node<'a>, names: &mut Names<'a>) -> Option<Span> {
    let outside = names.len();
    match node.kind {
        Kind::Assignment | Kind::Update => {
            let target = node.child(0);
            let known =
                names.iter().rev().find(|(name, _)| target.kind == Kind::Name && *name == target.text);
            if known.is_some_and(|(_, constant)| *constant) {
                return Some(target.span);
            }
        }
        Kind::Arrow => {
            let parameters = node.children.split_last().map_or(&[][..], |(_, parameters)| parameters);
            parameters.iter().for_each(|parameter| declare(parameter, false, names));
        }
        Kind::ForOf => declare(node.child(0), node.flag != 0, names),
        _ => {}
    }
    let found = within(node.children, names);
    names.truncate(outside);
    found
}

/// The names that are declared anywhere in some forms, whether they are constant or not.
#[cfg(not(target_family = "wasm"))]
pub(in crate::datastar) fn declared<'a>(nodes: &[Node<'a>], names: &mut Names<'a>) {
    for node in nodes {
        match node.kind {
            Kind::Declaration => {
                node.children.iter().step_by(2).for_each(|pattern| declare(pattern, node.flag != 0, names));
            }
            Kind::Arrow => {
                let parameters = node.children.split_last().map_or(&[][..], |(_, parameters)| parameters);
                parameters.iter().for_each(|parameter| declare(parameter, false, names));
            }
            Kind::ForOf => declare(node.child(0), node.flag != 0, names),
            _ => {}
        }
        declared(node.children, names);
    }
}

// The names in a pattern.
fn declare<'a>(pattern: &Node<'a>, constant: bool, names: &mut Names<'a>) {
    let (first, step) = match pattern.kind {
        Kind::Name => return names.push((pattern.text, constant)),
        // keys and patterns in turn
        Kind::Object => (1, 2),
        // a pattern and its default
        Kind::Default => (0, 2),
        _ => (0, 1),
    };
    for part in pattern.children.iter().skip(first).step_by(step) {
        declare(part, constant, names);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Arena, parse};
    use super::reassigned;

    fn start(text: &str) -> Option<u32> {
        let arena = Arena::new();
        let statements = parse(&arena, text).unwrap_or_else(|(_, code)| panic!("{text}: {}", code.text()));
        reassigned(statements).map(|span| span.start)
    }

    #[test]
    fn a_constant_keeps_its_value() {
        for (text, place) in [
            ("const a = 1; a = 2", 13),
            ("const a = 1; a++", 13),
            ("const [, {b: a = 1}, ...c] = d; c.push(a += 1)", 39),
            ("const {a, ...b} = c; b = 1", 21),
            ("const a = 1; const f = () => { a = 2 }", 31),
            ("const f = () => { a = 2 }; const a = 1", 18),
            ("for (const a of [1]) { --a }", 25),
            ("let a; { const a = 1; f(a = 2) }", 24),
        ] {
            assert_eq!(start(text), Some(place), "{text}");
        }
    }

    #[test]
    fn what_hides_a_constant_may_change() {
        for text in [
            "let a = 1; a = 2",
            "const a = {}; a.b = 1; a[0]++",
            "const a = 1; { let a; a = 2 }",
            "const a = 1; f(a => a = 2, ({b: a}) => a++, (...a) => a = [])",
            "const a = 1; for (let a of b) a = 2",
            "{ const a = 1 } a = 2",
            "const a = 1; $a = 2",
        ] {
            assert_eq!(start(text), None, "{text}");
        }
    }
}
