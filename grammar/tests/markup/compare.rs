//! Edits turn the old page into the new one, and are no larger than they need to be.

use super::page::{Node, apply, read, write};
use hypertide_grammar::markup::{Edit, Edits, compare, scan};
use proptest::prelude::*;

fn edits(old: &str, new: &str) -> Edits {
    let (before, after) = (scan(old).expect("strictly nested"), scan(new).expect("strictly nested"));
    let edits = compare(old, &before, new, &after);
    let mut page = read(old);
    apply(&mut page, &edits, new);
    assert_eq!(write(&page), new, "{old}\n{edits:?}");
    edits
}

/// The edits as text: the path, what is replaced, and by what.
fn told(old: &str, new: &str) -> Vec<String> {
    let edits = edits(old, new);
    let text = |range: &std::ops::Range<u32>| new[range.start as usize..range.end as usize].to_owned();
    let told = edits.list.iter().map(|edit| match edit {
        Edit::Element { path, text: range } => format!("{:?} becomes {}", edits.path(path), text(range)),
        Edit::Attributes { path, text: range } => format!("{:?} is {}", edits.path(path), text(range)),
        Edit::Children { path, from, to, text: range } => {
            format!("{:?} {from}..{to} becomes {}", edits.path(path), text(range))
        }
    });
    told.collect()
}

#[test]
fn the_same_text_needs_no_edit() {
    assert!(told("<p>a</p>", "<p>a</p>").is_empty());
}

#[test]
fn a_text_changes_in_its_element() {
    assert_eq!(
        told("<ul><li>a</li><li>b <i>c</i> d</li></ul>", "<ul><li>a</li><li>b <i>c</i> e</li></ul>"),
        ["[0, 1] 1..1 becomes  e"]
    );
}

#[test]
fn attributes_change_by_themselves() {
    assert_eq!(
        told("<div class=a><p>x</p></div>", "<div class=b><p>y</p></div>"),
        ["[0] is <div class=b>", "[0, 0] 0..0 becomes y"]
    );
}

#[test]
fn a_row_that_is_put_in_or_taken_out_leaves_the_others() {
    let row = |n: usize| format!("<tr id=r{n}><td>{n}</td></tr>");
    let table = |rows: &[usize]| {
        format!("<table><tbody>{}</tbody></table>", rows.iter().map(|&n| row(n)).collect::<String>())
    };
    assert_eq!(
        told(&table(&[1, 2, 3]), &table(&[0, 1, 2, 3])),
        ["[0, 0] 0..0 becomes <tr id=r0><td>0</td></tr>"]
    );
    assert_eq!(told(&table(&[1, 2, 3]), &table(&[1, 3])), ["[0, 0] 1..2 becomes "]);
    assert_eq!(
        told(&table(&[1, 2, 3]), &table(&[2, 3, 4])),
        ["[0, 0] 0..1 becomes ", "[0, 0] 3..3 becomes <tr id=r4><td>4</td></tr>"]
    );
    // one put in, and one changed further down
    let new = table(&[0, 1, 2, 3]).replace("<td>3", "<td>x");
    assert_eq!(
        told(&table(&[1, 2, 3]), &new),
        ["[0, 0] 0..0 becomes <tr id=r0><td>0</td></tr>", "[0, 0, 2, 0] 0..0 becomes x"]
    );
}

#[test]
fn another_element_or_id_is_another_element() {
    assert_eq!(told("<div><p>a</p></div>", "<div><b>a</b></div>"), ["[0] 0..1 becomes <b>a</b>"]);
    assert_eq!(told("<p id=a>x</p>", "<p id=b>x</p>"), ["[] 0..1 becomes <p id=b>x</p>"]);
}

#[test]
fn what_is_no_tree_of_its_own_is_replaced_as_a_whole() {
    assert_eq!(
        told("<div><svg><a></a></svg></div>", "<div><svg><g></g></svg></div>"),
        ["[0, 0] becomes <svg><g></g></svg>"]
    );
    assert_eq!(
        told("<textarea>a</textarea>", "<textarea>b</textarea>"),
        ["[0] becomes <textarea>b</textarea>"]
    );
}

#[test]
fn text_at_the_top_changes() {
    assert_eq!(told("a<p>b</p>c", "a<p>b</p>d"), ["[] 1..1 becomes d"]);
    assert_eq!(told("", "<p>b</p>"), ["[] 0..0 becomes <p>b</p>"]);
    assert_eq!(told("<p>b</p>", ""), ["[] 0..1 becomes "]);
}

const NAMES: [&str; 5] = ["<div", "<span", "<b", "<br", "<input"];

fn node() -> impl Strategy<Value = Node> {
    let text =
        prop::sample::select(&["a", "b ", " \n", "c&amp;"][..]).prop_map(|text| Node::Text(text.into()));
    let attributes = prop::sample::select(
        &[">", " class=x>", " class='x y'>", " id=\"i1\">", " id=i2>", " id=i3 title='>'>", " data-a>"][..],
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

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1500) })]

    #[test]
    fn any_page_becomes_any_other(old in page(), new in page()) {
        edits(&write(&old), &write(&new));
    }

    #[test]
    fn a_page_becomes_what_changes_have_made_of_it(
        old in page(),
        changes in prop::collection::vec((prop::collection::vec(any::<prop::sample::Index>(), 1..5), any::<u8>(), node()), 1..6),
    ) {
        let mut new = old.clone();
        for (places, how, other) in &changes {
            change(&mut new, places, *how, other);
        }
        edits(&write(&old), &write(&new));
    }
}
