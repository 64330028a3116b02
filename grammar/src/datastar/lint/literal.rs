//! What is plain from a form alone, without running it.

use super::super::expression::{Kind, Node};

/// Is it a value, and no object: a text, a number, a function and so on? `null` and what is left out are none.
pub(super) fn is_no_object(node: &Node<'_>) -> bool {
    matches!(
        node.kind,
        Kind::True
            | Kind::False
            | Kind::Number
            | Kind::String
            | Kind::Template
            | Kind::RegExp
            | Kind::Array
            | Kind::Arrow
    )
}

/// The properties of an object that are named there: keys and values. What is spread or computed is left out.
pub(super) fn properties<'a>(object: &'a Node<'a>) -> impl Iterator<Item = (&'a Node<'a>, &'a Node<'a>)> {
    let pairs = object.children.chunks_exact(2).filter_map(|pair| Some((pair.first()?, pair.get(1)?)));
    pairs.filter(|(key, _)| matches!(key.kind, Kind::String | Kind::Number))
}
