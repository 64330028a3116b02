//! The markup last applied to a place of the page, so that markup sent whole changes only what differs.

use crate::json::Json;
use hypertide_grammar::markup::{Edit, Markup, compare, scan};

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

/// What is remembered.
#[derive(Default)]
pub struct Memory {
    /// The one that was used last comes last.
    list: Vec<Remembered>,
    last_id: u32,
}

impl Memory {
    /// Nothing.
    pub const fn new() -> Self {
        Self { list: Vec::new(), last_id: 0 }
    }

    /// Remembers a text, under a new number where the given one is 0. Gives in JSON its number; behind it, where the text before
    /// it with that number is known and `comparing`, what to do to a page that stands as that one says: for each edit its kind (0 an element, 1 its attributes, 2 children), the
    /// path to the element, the first child that goes and the first that stays, and the new markup. Null where the text is not
    /// strictly nested, or its elements may change themselves; nothing is remembered then.
    pub fn remember(&mut self, text: &str, id: u32, comparing: bool) -> Vec<u8> {
        let mut out = Json::default();
        let before = self.take(id);
        let Some(markup) = scan(text).filter(|markup| !markup.lively) else {
            out.raw("null");
            return out.text;
        };
        let id = if id == 0 {
            self.last_id += 1;
            self.last_id
        } else {
            id
        };
        out.begin();
        out.number(id);
        if let Some(before) = before.filter(|_| comparing) {
            tell(&mut out, &before, text, &markup);
        }
        out.end();
        self.keep(Remembered { id, text: text.into(), markup });
        out.text
    }

    /// Forgets a text.
    pub fn forget(&mut self, id: u32) {
        self.take(id);
    }

    fn take(&mut self, id: u32) -> Option<Remembered> {
        let at = self.list.iter().position(|remembered| remembered.id == id)?;
        Some(self.list.remove(at))
    }

    fn keep(&mut self, remembered: Remembered) {
        self.list.push(remembered);
        let mut weight: usize = self.list.iter().map(Remembered::weight).sum();
        while weight > MOST && !self.list.is_empty() {
            weight -= self.list.remove(0).weight();
        }
    }
}

fn tell(out: &mut Json, before: &Remembered, text: &str, markup: &Markup) {
    let edits = compare(&before.text, &before.markup, text, markup);
    out.begin();
    for edit in &edits.list {
        let (kind, path, from, to, range) = match edit {
            Edit::Element { path, text } => (0, path, 0, 0, text),
            Edit::Attributes { path, text } => (1, path, 0, 0, text),
            Edit::Children { path, from, to, text } => (2, path, *from, *to, text),
        };
        out.number(kind);
        out.begin();
        for step in edits.path(path) {
            out.number(*step);
        }
        out.end();
        out.number(from);
        out.number(to);
        out.string(text.get(range.start as usize..range.end as usize).unwrap_or(""));
    }
    out.end();
}
