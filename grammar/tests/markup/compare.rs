//! Edits turn the old page into the new one, and are no larger than they need to be.

use super::node::ask;
use super::page::{ATTRIBUTES, ELEMENT, Edit, Node, apply, read, write};
use hypertide_grammar::markup::{OTHER, scan};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

/// The edits that make new pages of old ones, in JavaScript; carried out, they do. Nothing where there is no Node.
fn edits(pairs: &[(String, String)]) -> Vec<Vec<Edit>> {
    let given: Vec<_> = pairs.iter().map(|(old, new)| [side(old), side(new)]).collect();
    let Some(asked) = ask("markup/compare.mjs", "", &json!(given)) else { return Vec::new() };
    let answers = asked.lines();
    assert_eq!(answers.len(), pairs.len());
    let answered = pairs.iter().zip(answers).map(|((old, new), answer)| {
        let answer: Vec<Value> = serde_json::from_str(&answer).expect("answers are JSON");
        let edits: Vec<_> = answer.iter().map(edit).collect();
        let mut page = read(old);
        apply(&mut page, &edits);
        assert_eq!(&write(&page), new, "{old}\n{edits:?}");
        edits
    });
    answered.collect()
}

/// A text with its elements, whose places count as JavaScript counts.
fn side(text: &str) -> Value {
    let letter = |unit: u16| if unit < 0x80 { unit as u8 } else { OTHER };
    let letters = text.encode_utf16().map(letter).map(char::from).collect::<String>();
    let markup = scan(&letters).expect("strictly nested");
    let rows = markup.nodes.iter().flat_map(|node| {
        let [id, id_end] = node.id;
        [node.start, node.open, node.close, node.end, node.size, node.marks, node.name, id, id_end]
    });
    json!([text, rows.collect::<Vec<_>>()])
}

fn edit(value: &Value) -> Edit {
    let number = |name: &str| value[name].as_u64().unwrap_or(0) as u32;
    let steps = value["steps"].as_array().expect("a way").iter().filter_map(Value::as_u64);
    Edit {
        kind: value["kind"].as_u64().expect("a kind"),
        steps: steps.map(|step| step as u32).collect(),
        from: number("from"),
        to: number("to"),
        text: value["text"].as_str().expect("a text").into(),
    }
}

/// Holds to the edits, as text: the path, what is replaced, and by what.
#[track_caller]
fn tells(old: &str, new: &str, expected: &[&str]) {
    for edits in edits(&[(old.into(), new.into())]) {
        let told = edits.iter().map(|Edit { kind, steps, from, to, text }| match *kind {
            ELEMENT => format!("{steps:?} becomes {text}"),
            ATTRIBUTES => format!("{steps:?} is {text}"),
            _ => format!("{steps:?} {from}..{to} becomes {text}"),
        });
        assert_eq!(told.collect::<Vec<_>>(), expected);
    }
}

#[test]
fn the_same_text_needs_no_edit() {
    tells("<p>a</p>", "<p>a</p>", &[]);
}

#[test]
fn a_text_changes_in_its_element() {
    tells(
        "<ul><li>a</li><li>b <i>c</i> d</li></ul>",
        "<ul><li>a</li><li>b <i>c</i> e</li></ul>",
        &["[0, 1] 1..1 becomes  e"],
    );
}

#[test]
fn attributes_change_by_themselves() {
    tells(
        "<div class=a><p>x</p></div>",
        "<div class=b><p>y</p></div>",
        &["[0] is <div class=b>", "[0, 0] 0..0 becomes y"],
    );
}

#[test]
fn a_row_that_is_put_in_or_taken_out_leaves_the_others() {
    let row = |n: usize| format!("<tr id=r{n}><td>{n}</td></tr>");
    let table = |rows: &[usize]| {
        format!("<table><tbody>{}</tbody></table>", rows.iter().map(|&n| row(n)).collect::<String>())
    };
    tells(&table(&[1, 2, 3]), &table(&[0, 1, 2, 3]), &["[0, 0] 0..0 becomes <tr id=r0><td>0</td></tr>"]);
    tells(&table(&[1, 2, 3]), &table(&[1, 3]), &["[0, 0] 1..2 becomes "]);
    tells(
        &table(&[1, 2, 3]),
        &table(&[2, 3, 4]),
        &["[0, 0] 0..1 becomes ", "[0, 0] 3..3 becomes <tr id=r4><td>4</td></tr>"],
    );
    // one put in, and one changed further down
    let new = table(&[0, 1, 2, 3]).replace("<td>3", "<td>x");
    tells(
        &table(&[1, 2, 3]),
        &new,
        &["[0, 0] 0..0 becomes <tr id=r0><td>0</td></tr>", "[0, 0, 2, 0] 0..0 becomes x"],
    );
}

#[test]
fn another_element_or_id_is_another_element() {
    tells("<div><p>a</p></div>", "<div><b>a</b></div>", &["[0] 0..1 becomes <b>a</b>"]);
    tells("<p id=a>x</p>", "<p id=b>x</p>", &["[] 0..1 becomes <p id=b>x</p>"]);
}

#[test]
fn what_is_no_tree_of_its_own_is_replaced_as_a_whole() {
    tells(
        "<div><svg><a></a></svg></div>",
        "<div><svg><g></g></svg></div>",
        &["[0, 0] becomes <svg><g></g></svg>"],
    );
    tells("<textarea>a</textarea>", "<textarea>b</textarea>", &["[0] becomes <textarea>b</textarea>"]);
}

#[test]
fn text_at_the_top_changes() {
    tells("a<p>b</p>c", "a<p>b</p>d", &["[] 1..1 becomes d"]);
    tells("", "<p>b</p>", &["[] 0..0 becomes <p>b</p>"]);
    tells("<p>b</p>", "", &["[] 0..1 becomes "]);
}

const NAMES: [&str; 5] = ["<div", "<span", "<b", "<br", "<input"];

fn node() -> impl Strategy<Value = Node> {
    let text = prop::sample::select(&["a", "b ", " \n", "c&amp;", "é", "😀 "][..])
        .prop_map(|text| Node::Text(text.into()));
    let attributes = prop::sample::select(
        &[">", " class=x>", " class='x é'>", " id=\"i1\">", " id=i2>", " id=i3 title='>'>", " data-a>"][..],
    );
    let tag = (prop::sample::select(&NAMES[..]), attributes)
        .prop_map(|(name, rest)| format!("{name}{}", rest.replace("'>'", "'-'")));
    let leaf = prop_oneof![text, tag.clone().prop_map(|tag| Node::Element { tag, children: Vec::new() })];
    leaf.prop_recursive(4, 40, 6, move |inner| {
        (tag.clone(), prop::collection::vec(inner, 0..6)).prop_map(|(tag, children)| {
            let children =
                if tag.starts_with("<br") || tag.starts_with("<input") { Vec::new() } else { children };
            Node::Element { tag, children }
        })
    })
}

fn page() -> impl Strategy<Value = Vec<Node>> {
    prop::collection::vec(node(), 0..8)
}

/// Something done to a page at a random place.
fn change(nodes: &mut Vec<Node>, places: &[prop::sample::Index], how: u8, other: &Node) {
    let Some((place, rest)) = places.split_first() else { return };
    if nodes.is_empty() {
        return nodes.push(other.clone());
    }
    let at = place.index(nodes.len());
    if let Node::Element { children, tag } = &mut nodes[at]
        && !rest.is_empty()
        && !tag.starts_with("<br")
        && !tag.starts_with("<input")
    {
        return change(children, rest, how, other);
    }
    match how % 5 {
        0 => nodes.insert(at, other.clone()),
        1 => drop(nodes.remove(at)),
        2 => nodes[at] = other.clone(),
        3 => nodes.rotate_left(at),
        _ => nodes.reverse(),
    }
}

/// As many values as are wanted, the same ones in every run.
fn sample<T: std::fmt::Debug>(strategy: &impl Strategy<Value = T>, count: usize) -> Vec<T> {
    let mut runner = TestRunner::deterministic();
    (0..count).map(|_| strategy.new_tree(&mut runner).expect("a value").current()).collect()
}

#[test]
fn any_page_becomes_any_other() {
    let pairs = sample(&(page(), page()), 1500);
    edits(&pairs.iter().map(|(old, new)| (write(old), write(new))).collect::<Vec<_>>());
}

#[test]
fn a_page_becomes_what_changes_have_made_of_it() {
    let places = prop::collection::vec(any::<prop::sample::Index>(), 1..5);
    let changes = prop::collection::vec((places, any::<u8>(), node()), 1..6);
    let pairs = sample(&(page(), changes), 1500).into_iter().map(|(old, changes)| {
        let mut new = old.clone();
        for (places, how, other) in &changes {
            change(&mut new, places, *how, other);
        }
        (write(&old), write(&new))
    });
    edits(&pairs.collect::<Vec<_>>());
}
