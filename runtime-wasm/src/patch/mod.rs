//! The markup last applied to a place of the page, so that markup sent whole changes only what differs.

use crate::vm::{List, list};
use hypertide_grammar::markup::{Edit, Markup, compare, scan};
use std::cell::Cell;
use wasm_bindgen::prelude::*;

/// How much is remembered in all, in bytes.
const MOST: usize = 8 << 20;

struct Remembered {
    id: u32,
    text: String,
    markup: Markup,
}

impl Remembered {
    fn weight(&self) -> usize {
        self.text.len() + self.markup.weight()
    }
}

thread_local! {
    /// The one that was used last comes last.
    static MEMORY: Cell<Vec<Remembered>> = const { Cell::new(Vec::new()) };
    static LAST_ID: Cell<u32> = const { Cell::new(0) };
}

/// Remembers a text. Gives its number; behind it, where the text before it with that number is known and `comparing`, what
/// to do to a page that stands as that one says: for each edit its kind (0 an element, 1 its attributes, 2 children), the
/// path to the element, the first child that goes and the first that stays, and the new markup. Undefined where the text is not
/// strictly nested; nothing is remembered then.
pub(crate) fn remember(text: String, id: u32, comparing: bool) -> JsValue {
    let before = take(id);
    let Some(markup) = scan(&text) else { return JsValue::UNDEFINED };
    let found = list();
    let id = if id == 0 { LAST_ID.replace(LAST_ID.get() + 1) + 1 } else { id };
    found.push(&id.into());
    if let Some(before) = before.filter(|_| comparing) {
        found.push(&told(&before, &text, &markup));
    }
    let mut memory = MEMORY.take();
    memory.push(Remembered { id, text, markup });
    let mut weight: usize = memory.iter().map(Remembered::weight).sum();
    while weight > MOST && !memory.is_empty() {
        weight -= memory.remove(0).weight();
    }
    MEMORY.set(memory);
    found.into()
}

/// Gives a text, which is remembered no longer.
fn take(id: u32) -> Option<Remembered> {
    let mut memory = MEMORY.take();
    let at = memory.iter().position(|remembered| remembered.id == id);
    let found = at.map(|at| memory.remove(at));
    MEMORY.set(memory);
    found
}

/// Forgets a text that its place has left.
pub(crate) fn forget(id: u32) {
    take(id);
}

fn told(before: &Remembered, text: &str, markup: &Markup) -> List {
    let edits = compare(&before.text, &before.markup, text, markup);
    let told = list();
    for edit in &edits.list {
        let (kind, path, from, to, range) = match edit {
            Edit::Element { path, text } => (0, path, 0, 0, text),
            Edit::Attributes { path, text } => (1, path, 0, 0, text),
            Edit::Children { path, from, to, text } => (2, path, *from, *to, text),
        };
        let steps = list();
        for step in edits.path(path) {
            steps.push(&(*step).into());
        }
        told.push(&JsValue::from(kind));
        told.push(&steps);
        told.push(&from.into());
        told.push(&to.into());
        told.push(&text.get(range.start as usize..range.end as usize).unwrap_or("").into());
    }
    told
}
