//! Where the two grammars differ.

use crate::answer::Question;
use crate::mutation::pieces;
use crate::node::ask;
use serde_json::json;
use std::collections::BTreeSet;

const MOST_SHOWN: usize = 10;
const MOST_SHRUNK: usize = 40;

/// A text that is not answered the same.
struct Difference {
    text: String,
    rust: String,
    javascript: String,
}

/// What is to be said where not all of these texts are answered the same. The heaps behind those that have enough to show are
/// not looked at.
pub(crate) fn among(question: Question, heaps: impl Iterator<Item = Vec<String>>) -> Option<String> {
    let (mut count, mut found) = (0, Vec::new());
    for texts in heaps {
        count += texts.len();
        found.append(&mut differences(question, texts));
        if found.len() > MOST_SHRUNK {
            break;
        }
    }
    if found.is_empty() {
        return None;
    }
    let mut said =
        format!("{} of {count} texts differ in their {}; the shortest:\n", found.len(), question.name());
    let mut shrunk = shrink(question, found);
    shrunk.truncate(MOST_SHOWN);
    for Difference { text, rust, javascript } in shrunk {
        let (rust, javascript) = (shorten(&rust, &javascript), shorten(&javascript, &rust));
        said.push_str(&format!("\n{text:?}\n  Rust:       {rust}\n  JavaScript: {javascript}\n"));
    }
    Some(said)
}

/// Those of some texts, in the order of their lengths.
fn differences(question: Question, mut texts: Vec<String>) -> Vec<Difference> {
    texts.sort_by_key(String::len);
    let Some(asked) = ask("javascript/answer.mjs", question.name(), &json!(texts)) else { return Vec::new() };
    let rust: Vec<_> = texts.iter().map(|text| question.answer(text).0).collect();
    let javascript = asked.lines();
    assert_eq!(javascript.len(), texts.len(), "each text has an answer");
    let answered = texts.into_iter().zip(rust).zip(javascript);
    let differences = answered.filter(|((_, rust), javascript)| rust != javascript);
    differences.map(|((text, rust), javascript)| Difference { text, rust, javascript }).collect()
}

/// Takes pieces away from the shortest for as long as they still differ. Many become the same text.
fn shrink(question: Question, mut found: Vec<Difference>) -> Vec<Difference> {
    found.sort_by_key(|difference| difference.text.len());
    found.truncate(MOST_SHRUNK);
    for _ in 0..30 {
        let tried: BTreeSet<_> = found.iter().flat_map(|difference| smaller(&difference.text)).collect();
        let smaller_ones = differences(question, tried.into_iter().collect());
        let mut shrunk = false;
        for difference in &mut found {
            let tried: BTreeSet<_> = smaller(&difference.text).into_iter().collect();
            if let Some(smaller) = smaller_ones.iter().find(|smaller| tried.contains(&smaller.text)) {
                let Difference { text, rust, javascript } = smaller;
                *difference =
                    Difference { text: text.clone(), rust: rust.clone(), javascript: javascript.clone() };
                shrunk = true;
            }
        }
        found.sort_by(|one, other| (one.text.len(), &one.text).cmp(&(other.text.len(), &other.text)));
        found.dedup_by(|one, other| one.text == other.text);
        if !shrunk {
            break;
        }
    }
    found
}

/// A text without one of its halves, quarters, …, pieces, and a short one without one of its characters.
fn smaller(text: &str) -> Vec<String> {
    let mut pieces = pieces(text);
    if pieces.len() < 12 {
        pieces = text.split("").filter(|character| !character.is_empty()).collect();
    }
    let mut smaller = Vec::new();
    let mut size = pieces.len().div_ceil(2);
    while size > 0 {
        for from in (0..pieces.len()).step_by(size) {
            let to = (from + size).min(pieces.len());
            smaller.push([&pieces[..from], &pieces[to..]].concat().concat());
        }
        size = if size == 1 { 0 } else { size.div_ceil(2) };
    }
    smaller
}

/// An answer from a little before the place where it differs from another.
fn shorten(answer: &str, other: &str) -> String {
    const LONG: usize = 600;
    if answer.len() <= LONG {
        return answer.to_owned();
    }
    let same = answer.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
    let from = answer.floor_char_boundary(same.saturating_sub(LONG / 2));
    let to = answer.floor_char_boundary(from + LONG);
    format!("…{}…", &answer[from..to])
}
