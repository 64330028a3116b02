//! Slips in hyperscript that parses, for `hypertide check`: nothing here is part of the bundle.
//!
//! The page runs such text and does not do what was meant, mostly without a word. What may be meant so after all is a doubt;
//! all of it is held to be hardly ever wrong, so that what is near in letters only counts where nothing else speaks for it.

mod advice;
mod condition;
mod conversion;
mod declaration;
mod duration;
mod event;
mod id;
mod order;
mod stream;
mod target;
mod text;
mod variable;

pub use advice::{advice, suggestion};
pub use conversion::NAMES as CONVERSIONS;

use super::Script;
use super::node::{Form, Node};
use crate::finding::Finding;
use crate::span::Span;

/// What stands around a script.
#[derive(Clone, Debug)]
pub struct Page<'a> {
    /// The whole file.
    text: &'a str,
    /// The ids of its elements.
    ids: &'a [&'a str],
    /// What its scripts declare for all of it: the names of event sources and functions.
    names: &'a [&'a str],
    /// What stands behind each `element`, `global` and `dom`: the variables of a name that begins it outlive their handler.
    kept: Vec<&'a str>,
}

impl<'a> Page<'a> {
    /// The file with this text, whose elements have these ids, and whose scripts declare these names for all of it.
    pub fn new(text: &'a str, ids: &'a [&'a str], names: &'a [&'a str]) -> Self {
        let behind = |scope: &'a str| text.match_indices(scope).map(|(at, scope)| &text[at + scope.len()..]);
        let kept = ["element ", "global ", "dom "].into_iter().flat_map(behind).collect();
        Self { text, ids, names, kept }
    }
}

/// A script and what stands around it.
#[derive(Clone, Copy)]
struct About<'a> {
    text: &'a str,
    page: &'a Page<'a>,
}

/// What is wrong or doubtful in the features of a script that parse; `text` is that of the script.
pub fn lint(text: &str, script: &Script<'_>, page: &Page<'_>) -> Vec<Finding> {
    let about = About { text, page };
    let mut found = Vec::new();
    let mut say = |code, find: &mut dyn FnMut(&mut Vec<Finding>)| {
        let before = found.len();
        find(&mut found);
        found.iter_mut().skip(before).for_each(|finding| finding.code = code);
    };
    for feature in &script.features {
        say("event-name", &mut |found| event::feature(&about, feature, found));
        say("event-source", &mut |found| stream::feature(&about, feature, found));
        say("order", &mut |found| order::feature(&about, feature, found));
        say("variable", &mut |found| variable::feature(&about, feature, found));
        each(feature, &mut |node| {
            say("unknown-conversion", &mut |found| conversion::node(&about, node, found));
            say("time-without-unit", &mut |found| duration::node(&about, node, found));
            say("not-filled-in", &mut |found| text::node(&about, node, found));
            say("not-a-place", &mut |found| target::node(&about, node, found));
            say("condition", &mut |found| condition::node(&about, node, found));
            say("unknown-id", &mut |found| id::node(&about, node, found));
            say("variable", &mut |found| variable::node(node, found));
        });
    }
    say("event-source", &mut |found| declaration::twice(&script.features, found));
    say("variable", &mut |found| variable::misspelt(&about, &script.features, found));
    found.sort_by_key(|finding| finding.span.start);
    found
}

/// The names that a script declares for the whole page.
pub fn names<'a>(script: &Script<'a>) -> impl Iterator<Item = &'a str> {
    let declares = |feature: &&&Node<'_>| matches!(feature.form, Form::EventSource | Form::Def);
    script.features.iter().filter(declares).map(|feature| feature.text)
}

/// A node and everything in it, in the order of the text.
fn each<'a>(node: &'a Node<'a>, act: &mut dyn FnMut(&'a Node<'a>)) {
    act(node);
    node.nodes.iter().for_each(|part| each(part, act));
}

impl About<'_> {
    /// What stands at a place.
    fn at(&self, span: Span) -> &str {
        span.of(self.text)
    }

    /// Where a piece of the text stands; nothing for one that was made.
    fn place(&self, part: &str) -> Option<Span> {
        let start = (part.as_ptr() as usize).checked_sub(self.text.as_ptr() as usize)?;
        let end = start + part.len();
        (end <= self.text.len()).then(|| Span::new(start as u32, end as u32))
    }

    /// How far a line is indented whose first word stands there; nothing for a place in the middle of a line.
    fn indent(&self, at: u32) -> Option<usize> {
        let line = self.text.get(..at as usize)?.rsplit('\n').next()?;
        line.trim_start().is_empty().then_some(line.len())
    }

    /// How often a word stands in the file, whatever it means there.
    fn count(&self, word: &str) -> usize {
        let is_part =
            |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
        let bytes = self.page.text.as_bytes();
        let is_whole =
            |at: usize| !is_part(bytes.get(at.wrapping_sub(1))) && !is_part(bytes.get(at + word.len()));
        self.page.text.match_indices(word).filter(|(at, _)| is_whole(*at)).count()
    }
}

/// The parts of a path: where it starts, and its steps.
fn steps<'a>(node: &'a Node<'a>) -> (&'a Node<'a>, &'a [&'a Node<'a>]) {
    match (node.form, node.nodes) {
        (Form::Path, [root, steps @ ..]) => (root, steps),
        _ => (node, &[]),
    }
}

/// Is it a variable without a mark?
fn is_plain(node: &Node<'_>) -> bool {
    node.form == Form::Symbol && node.detail <= super::expression::symbol::Scope::Local as u8
}
