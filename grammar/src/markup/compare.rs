//! Two texts side by side: what is to be done where they differ.

use super::element::{DROPS_LINE, OPAQUE};
use super::scan::{Markup, Node, name};
use core::ops::Range;

/// What is to be done to one place of the page. Ranges lie in the new text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// The element at the path becomes what is written there, its start tag to its end tag.
    Element {
        /// See [`Edits::path`].
        path: Range<u32>,
        /// The whole element.
        text: Range<u32>,
    },
    /// Only the element's own attributes change.
    Attributes {
        /// See [`Edits::path`].
        path: Range<u32>,
        /// Its start tag.
        text: Range<u32>,
    },
    /// What stands between two children of the element: text, comments, and the children from one number up to another,
    /// which does not belong to them. They are counted as elements, from 0, in the page as it stands before any edit.
    Children {
        /// See [`Edits::path`].
        path: Range<u32>,
        /// The first child that is not kept.
        from: u32,
        /// The first one that is kept again.
        to: u32,
        /// What stands there now.
        text: Range<u32>,
    },
}

/// What is to be done, in the order of the page. No edit lies in an element that another one replaces.
#[derive(Debug, Default)]
pub struct Edits {
    /// The edits.
    pub list: Vec<Edit>,
    steps: Vec<u32>,
}

impl Edits {
    /// The way to an element: at each step the number of a child, counted as elements, from 0. The first step chooses among
    /// the elements at the top of the text; no step at all is the text itself, whose children those are.
    pub fn path(&self, range: &Range<u32>) -> &[u32] {
        self.steps.get(range.start as usize..range.end as usize).unwrap_or(&[])
    }
}

/// Says what to do to a page that stands as `old_text` says so that it stands as `new_text` says. Neither is
/// [lively](Markup::lively).
pub fn compare(old_text: &str, old: &Markup, new_text: &str, new: &Markup) -> Edits {
    let mut comparer = Comparer {
        old: Side { text: old_text.as_bytes(), nodes: &old.nodes },
        new: Side { text: new_text.as_bytes(), nodes: &new.nodes },
        path: Vec::new(),
        edits: Edits::default(),
    };
    comparer.children(0, 0);
    comparer.edits
}

struct Side<'a> {
    text: &'a [u8],
    nodes: &'a [Node],
}

impl<'a> Side<'a> {
    fn node(&self, at: usize) -> &'a Node {
        static NOTHING: Node =
            Node { start: 0, open: 0, close: 0, end: 0, size: 1, marks: OPAQUE, id: (0, 0) };
        self.nodes.get(at).unwrap_or(&NOTHING)
    }

    /// The value of an element's `id`; empty where it has none.
    fn id(&self, at: usize) -> &'a [u8] {
        let (start, end) = self.node(at).id;
        self.bytes(start, end)
    }

    fn bytes(&self, start: u32, end: u32) -> &'a [u8] {
        self.text.get(start as usize..end as usize).unwrap_or(&[])
    }

    fn whole(&self, at: usize) -> &'a [u8] {
        let node = self.node(at);
        self.bytes(node.start, node.end)
    }

    fn tag(&self, at: usize) -> &'a [u8] {
        let node = self.node(at);
        self.bytes(node.start, node.open)
    }

    fn children(&self, at: usize) -> Vec<usize> {
        let end = at + self.node(at).size as usize;
        let mut children = Vec::new();
        let mut child = at + 1;
        while child < end {
            children.push(child);
            child += self.node(child).size as usize;
        }
        children
    }

    /// Where the text before a child starts and ends; behind the last child, the text up to the end tag.
    fn gap(&self, at: usize, children: &[usize], index: usize) -> (u32, u32) {
        let node = self.node(at);
        let before = index.checked_sub(1).and_then(|before| children.get(before));
        let start = before.map_or(node.open, |&before| self.node(before).end);
        let end = children.get(index).map_or(node.close, |&child| self.node(child).start);
        (start, end)
    }

    fn gap_bytes(&self, at: usize, children: &[usize], index: usize) -> &'a [u8] {
        let (start, end) = self.gap(at, children, index);
        self.bytes(start, end)
    }
}

struct Comparer<'a> {
    old: Side<'a>,
    new: Side<'a>,
    path: Vec<u32>,
    edits: Edits,
}

/// Two lists of children and how much of them is under comparison.
struct Lists {
    old_parent: usize,
    new_parent: usize,
    old: Vec<usize>,
    new: Vec<usize>,
}

impl Comparer<'_> {
    /// Two elements that stand for each other.
    fn elements(&mut self, old: usize, new: usize) {
        if equal(self.old.whole(old), self.new.whole(new)) {
            return;
        }
        let (before, after) = (self.old.node(old), self.new.node(new));
        let (old_tag, new_tag) = (self.old.tag(old), self.new.tag(new));
        let whole = after.marks & OPAQUE != 0
            || after.marks & DROPS_LINE != 0
                && (starts_line(self.old.bytes(before.open, before.close))
                    || starts_line(self.new.bytes(after.open, after.close)));
        if whole {
            let path = self.here();
            self.edits.list.push(Edit::Element { path, text: after.start..after.end });
            return;
        }
        if old_tag != new_tag {
            let path = self.here();
            self.edits.list.push(Edit::Attributes { path, text: after.start..after.open });
        }
        self.children(old, new);
    }

    fn here(&mut self) -> Range<u32> {
        let start = self.edits.steps.len() as u32;
        self.edits.steps.extend_from_slice(&self.path);
        start..self.edits.steps.len() as u32
    }

    /// What is in two elements that stand for each other.
    fn children(&mut self, old_parent: usize, new_parent: usize) {
        let (before, after) = (self.old.node(old_parent), self.new.node(new_parent));
        if equal(self.old.bytes(before.open, before.close), self.new.bytes(after.open, after.close)) {
            return;
        }
        let lists = Lists {
            old_parent,
            new_parent,
            old: self.old.children(old_parent),
            new: self.new.children(new_parent),
        };
        // what is the same at the start, each child with the text before it
        let shorter = lists.old.len().min(lists.new.len());
        let mut start = 0;
        while start < shorter && self.same_gap(&lists, start, start) && self.same(&lists, start, start) {
            start += 1;
        }
        // and at the end, each child with the text behind it
        let (mut old_end, mut new_end) = (lists.old.len(), lists.new.len());
        while old_end > start
            && new_end > start
            && self.same_gap(&lists, old_end, new_end)
            && self.same(&lists, old_end - 1, new_end - 1)
        {
            old_end -= 1;
            new_end -= 1;
        }
        if self.is_pairwise(&lists, start..old_end, start..new_end) {
            return self.region(&lists, start..old_end, start..new_end);
        }
        // What has the same id or text on both sides, in the same order, stays; the others come and go between.
        let mut old_at = start;
        let mut new_at = start;
        for (old, new) in self.anchors(&lists, start..old_end, start..new_end) {
            self.region(&lists, old_at..old, new_at..new);
            self.pair(&lists, old, new);
            old_at = old + 1;
            new_at = new + 1;
        }
        self.region(&lists, old_at..old_end, new_at..new_end);
    }

    fn same_gap(&self, lists: &Lists, old: usize, new: usize) -> bool {
        self.old.gap_bytes(lists.old_parent, &lists.old, old)
            == self.new.gap_bytes(lists.new_parent, &lists.new, new)
    }

    fn same(&self, lists: &Lists, old: usize, new: usize) -> bool {
        match (lists.old.get(old), lists.new.get(new)) {
            (Some(&old), Some(&new)) => equal(self.old.whole(old), self.new.whole(new)),
            _ => false,
        }
    }

    /// Could one become the other: the same element, with the same id where it has one?
    fn similar(&self, lists: &Lists, old: usize, new: usize) -> bool {
        let (Some(&old), Some(&new)) = (lists.old.get(old), lists.new.get(new)) else { return false };
        name(self.old.tag(old)) == name(self.new.tag(new)) && self.old.id(old) == self.new.id(new)
    }

    /// Could each become the other at the same place?
    fn is_pairwise(&self, lists: &Lists, old: Range<usize>, new: Range<usize>) -> bool {
        old.len() == new.len() && old.zip(new).all(|(old, new)| self.similar(lists, old, new))
    }

    fn pair(&mut self, lists: &Lists, old: usize, new: usize) {
        if let (Some(&old_node), Some(&new_node)) = (lists.old.get(old), lists.new.get(new)) {
            self.path.push(old as u32);
            self.elements(old_node, new_node);
            self.path.pop();
        }
    }

    /// Children between others that stay, with the text before, between and behind them.
    fn region(&mut self, lists: &Lists, old: Range<usize>, new: Range<usize>) {
        if !self.is_pairwise(lists, old.clone(), new.clone()) {
            return self.replace(lists, old, new);
        }
        for (old, new) in old.clone().zip(new.clone()) {
            if !self.same_gap(lists, old, new) {
                self.replace(lists, old..old, new..new);
            }
            self.pair(lists, old, new);
        }
        if !self.same_gap(lists, old.end, new.end) {
            self.replace(lists, old.end..old.end, new.end..new.end);
        }
    }

    fn replace(&mut self, lists: &Lists, old: Range<usize>, new: Range<usize>) {
        let start = self.new.gap(lists.new_parent, &lists.new, new.start).0;
        let end = self.new.gap(lists.new_parent, &lists.new, new.end).1;
        let path = self.here();
        self.edits.list.push(Edit::Children {
            path,
            from: old.start as u32,
            to: old.end as u32,
            text: start..end,
        });
    }

    /// Pairs of children with the same id or the same text: the longest row of them that is in order on both sides.
    fn anchors(&self, lists: &Lists, old: Range<usize>, new: Range<usize>) -> Vec<(usize, usize)> {
        let known = Index::of(old.filter_map(|at| Some((key(&self.old, *lists.old.get(at)?), at))).collect());
        // The longest increasing row, by piles: `tops` holds the end of the best row of each length.
        let mut found: Vec<(usize, usize, usize)> = Vec::new();
        let mut tops: Vec<usize> = Vec::new();
        let mut last_old = usize::MAX;
        for at in new {
            let Some(&child) = lists.new.get(at) else { continue };
            let key = key(&self.new, child);
            // Where several have the same text, the one behind the last pair.
            let mut places = known.places(key);
            let Some(first) = places.next() else { continue };
            let old = if last_old == usize::MAX || first > last_old {
                first
            } else {
                places.take(8).find(|&at| at > last_old).unwrap_or(first)
            };
            last_old = old;
            let pile = tops.partition_point(|&top| found.get(top).is_some_and(|found| found.0 < old));
            let before = pile.checked_sub(1).and_then(|pile| tops.get(pile)).copied().unwrap_or(usize::MAX);
            found.push((old, at, before));
            let this = found.len() - 1;
            match tops.get_mut(pile) {
                Some(top) => *top = this,
                None => tops.push(this),
            }
        }
        let mut row = Vec::with_capacity(tops.len());
        let mut at = tops.last().copied().unwrap_or(usize::MAX);
        while let Some(&(old, new, before)) = found.get(at) {
            if self.similar(lists, old, new) {
                row.push((old, new));
            }
            at = before;
        }
        row.reverse();
        row
    }
}

/// Numbers by their keys, those with equal keys in their order.
struct Index {
    entries: Vec<(u64, usize)>,
    /// For each slot the first entry with a key that falls there, and for each entry the next one; counted from 1.
    slots: Vec<u32>,
    next: Vec<u32>,
}

impl Index {
    fn of(entries: Vec<(u64, usize)>) -> Self {
        let mut slots = vec![0; (entries.len() * 2).next_power_of_two()];
        let mut next = vec![0; entries.len()];
        for (at, (key, _)) in entries.iter().enumerate().rev() {
            let slot = *key as usize & (slots.len() - 1);
            if let (Some(slot), Some(next)) = (slots.get_mut(slot), next.get_mut(at)) {
                *next = *slot;
                *slot = at as u32 + 1;
            }
        }
        Self { entries, slots, next }
    }

    fn places(&self, key: u64) -> impl Iterator<Item = usize> {
        let mut at = self.slots.get(key as usize & (self.slots.len() - 1)).copied().unwrap_or(0);
        core::iter::from_fn(move || {
            loop {
                let place = at.checked_sub(1)? as usize;
                at = self.next.get(place).copied().unwrap_or(0);
                let &(other, number) = self.entries.get(place)?;
                if other == key {
                    return Some(number);
                }
            }
        })
    }
}

fn starts_line(text: &[u8]) -> bool {
    matches!(text.first(), Some(b'\n' | b'\r'))
}

/// Are they the same? In words, which WebAssembly's own comparison does not take.
#[inline(never)]
fn equal(one: &[u8], other: &[u8]) -> bool {
    let ((words, rest), (other_words, other_rest)) = (one.as_chunks::<8>(), other.as_chunks::<8>());
    one.len() == other.len()
        && words
            .iter()
            .zip(other_words)
            .all(|(one, other)| u64::from_le_bytes(*one) == u64::from_le_bytes(*other))
        && rest == other_rest
}

/// What an element is known by: its id, else all of its text.
fn key(side: &Side<'_>, node: usize) -> u64 {
    let id = side.id(node);
    let text = if id.is_empty() { side.whole(node) } else { id };
    let mut hash = text.len() as u64;
    for part in text.chunks(8) {
        let mut bytes = [0; 8];
        for (to, from) in bytes.iter_mut().zip(part) {
            *to = *from;
        }
        hash = (hash.rotate_left(5) ^ u64::from_le_bytes(bytes)).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
    hash
}
