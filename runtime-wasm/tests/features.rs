//! What `features.js` says of the details and nodes of a feature is what the grammar says.
#![cfg(not(target_arch = "wasm32"))]

use hypertide_grammar::hyperscript::feature::{eventsource, on};

/// The numbers that a script declares by name, a line for several: `const LAST = 0, FIRST = 2;`.
fn declared(script: &str) -> Vec<(&str, usize)> {
    let lines = script.lines().filter_map(|line| line.strip_prefix("const ")?.strip_suffix(';'));
    let pairs = lines.flat_map(|line| line.split(", ")).filter_map(|pair| pair.split_once(" = "));
    pairs.filter_map(|(name, value)| Some((name, value.parse().ok()?))).collect()
}

#[test]
fn every_number_means_the_same_on_both_sides() {
    let grammar = [
        ("EVERY", on::EVERY.into()),
        ("LAST", on::Queue::Last as usize),
        ("FIRST", on::Queue::First as usize),
        ("NONE", on::Queue::None as usize),
        ("ATTRIBUTES", on::ATTRIBUTES.into()),
        ("CHILD_LIST", on::CHILD_LIST.into()),
        ("SUBTREE", on::SUBTREE.into()),
        ("CHARACTER_DATA", on::CHARACTER_DATA.into()),
        ("CREDENTIALS", eventsource::CREDENTIALS.into()),
        ("PATCHES", eventsource::PATCHES.into()),
        ("NATIVE", eventsource::NATIVE.into()),
        // What is evaluated comes first.
        ("EVALUATED", eventsource::METHOD),
        ("HANDLERS", eventsource::HANDLERS),
    ];
    assert_eq!(declared(include_str!("../src/feature/features.js")), grammar);
}

#[test]
fn nodes_are_taken_in_the_order_that_the_grammar_gives_them() {
    let script = include_str!("../src/feature/features.js");
    let taken =
        "const [, , first, last, observe, from] = nodes;\n  const [debounced, throttled] = nodes.slice(7)";
    assert!(
        script.contains(taken),
        "the nodes of an event are taken in another way: check it against this test"
    );
    let event = [on::event::FIRST, on::event::LAST, on::event::OBSERVE, on::event::FROM];
    assert_eq!((event, on::event::DEBOUNCED, on::event::THROTTLED), ([2, 3, 4, 5], 7, 8));
    let taken = "const [method, timeout, retry, longest, ...handlers] = nodes.slice(EVALUATED);";
    assert!(
        script.contains(taken),
        "the options of a source are taken in another way: check it against this test"
    );
    let options = [eventsource::METHOD, eventsource::TIMEOUT, eventsource::RETRY, eventsource::LONGEST];
    assert_eq!(options, [3, 4, 5, 6]);
}
