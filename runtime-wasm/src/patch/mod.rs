//! The markup last applied to a place of the page, so that markup sent whole changes only what differs.

use hypertide_grammar::markup::{Edit, Markup, compare, scan};
use js_sys::Array;
use std::cell::RefCell;
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

#[derive(Default)]
struct Memory {
    /// The one that was used last comes last.
    list: Vec<Remembered>,
    last_id: u32,
}

thread_local! {
    static MEMORY: RefCell<Memory> = RefCell::default();
}

/// Remembers a text. Gives its number; behind it, where the text before it with that number is known and `comparing`, what
/// to do to a page that stands as that one says: for each edit its kind (0 an element, 1 its attributes, 2 children), the
/// path to the element, the first child that goes and the first that stays, and the new markup. Undefined where the text is not
/// strictly nested; nothing is remembered then.
pub(crate) fn remember(text: String, id: u32, comparing: bool) -> JsValue {
    MEMORY.with(|memory| {
        let Ok(mut memory) = memory.try_borrow_mut() else { return JsValue::UNDEFINED };
        let before = memory.take(id);
        let Some(markup) = scan(&text) else { return JsValue::UNDEFINED };
        let list = Array::new();
        let id = if id == 0 {
            memory.last_id += 1;
            memory.last_id
        } else {
            id
        };
        list.push(&id.into());
        if let Some(before) = before.filter(|_| comparing) {
            list.push(&told(&before, &text, &markup));
        }
        memory.list.push(Remembered { id, text, markup });
        let mut weight: usize = memory.list.iter().map(Remembered::weight).sum();
        while weight > MOST && !memory.list.is_empty() {
            weight -= memory.list.remove(0).weight();
        }
        list.into()
    })
}

/// Forgets a text.
pub(crate) fn forget(id: u32) {
    MEMORY.with(|memory| {
        if let Ok(mut memory) = memory.try_borrow_mut() {
            memory.take(id);
        }
    });
}

impl Memory {
    fn take(&mut self, id: u32) -> Option<Remembered> {
        let at = self.list.iter().position(|remembered| remembered.id == id)?;
        Some(self.list.remove(at))
    }
}

fn told(before: &Remembered, text: &str, markup: &Markup) -> JsValue {
    let edits = compare(&before.text, &before.markup, text, markup);
    let list = Array::new();
    for edit in &edits.list {
        let (kind, path, from, to, range) = match edit {
            Edit::Element { path, text } => (0, path, 0, 0, text),
            Edit::Attributes { path, text } => (1, path, 0, 0, text),
            Edit::Children { path, from, to, text } => (2, path, *from, *to, text),
        };
        let steps = Array::new();
        for step in edits.path(path) {
            steps.push(&(*step).into());
        }
        let markup = text.get(range.start as usize..range.end as usize).unwrap_or("");
        list.push(&JsValue::from(kind));
        list.push(&steps);
        list.push(&from.into());
        list.push(&to.into());
        list.push(&markup.into());
    }
    list.into()
}
