//! One pass over a text: where its elements start and end, or that HTML's parser would make something else of it.

use super::element::{self, *};
use crate::words::has;

/// How deep elements may lie inside one another.
const DEEPEST: usize = 256;

/// What stands for a letter that is not ASCII where the places of a text are to be those of the page, which counts in UTF-16.
pub const OTHER: u8 = 0x7f;

/// An element: where it lies, in bytes, and how many elements it is with all that is in it. The page reads it as a row of
/// numbers.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct Node {
    /// `<`
    pub start: u32,
    /// Behind the start tag.
    pub open: u32,
    /// The end tag's `<`; for a void element `open`.
    pub close: u32,
    /// Behind the end tag.
    pub end: u32,
    /// Itself and all in it.
    pub size: u32,
    /// What HTML's parser does at it: see `element.rs`.
    pub marks: Marks,
    /// Behind the name in its start tag.
    pub name: u32,
    /// The value of its `id` as written: where that starts and ends; nowhere in an element without one.
    pub id: [u32; 2],
}

/// The elements of a strictly nested text, each before those in it; first one that stands for the whole text.
#[derive(Debug)]
pub struct Markup {
    /// These elements.
    pub nodes: Vec<Node>,
    /// Whether an element of it may change itself while it comes, or asks to be left alone: a page that was made to stand as
    /// this says may then not stand so.
    pub lively: bool,
}

/// An element that is open.
struct Open {
    node: usize,
    /// Of itself.
    marks: Marks,
    /// What is open around it and still counts.
    around: Marks,
}

/// Takes a text apart. `None` where an element of the text would not be one element of the page at the same place, or
/// where that is not certain.
pub fn scan(text: &str) -> Option<Markup> {
    Scanner { text: text.as_bytes(), at: 0, id: [0, 0], lively: false, nodes: Vec::new(), open: Vec::new() }
        .run()
}

struct Scanner<'a> {
    text: &'a [u8],
    at: usize,
    /// The `id` of the tag that was read last.
    id: [u32; 2],
    lively: bool,
    nodes: Vec<Node>,
    open: Vec<Open>,
}

impl Scanner<'_> {
    fn run(mut self) -> Option<Markup> {
        let length = u32::try_from(self.text.len()).ok()?;
        self.nodes.reserve(self.text.len() / 24);
        self.nodes.push(Node {
            start: 0,
            open: 0,
            close: length,
            end: length,
            size: 0,
            marks: 0,
            name: 0,
            id: [0, 0],
        });
        self.open.push(Open { node: 0, marks: 0, around: 0 });
        while self.at < self.text.len() {
            let from = self.at;
            self.at = self.find(b'<', from).unwrap_or(self.text.len());
            self.characters(from)?;
            if self.at >= self.text.len() {
                break;
            }
            match self.byte(1) {
                b'a'..=b'z' => self.start_tag()?,
                b'/' => self.end_tag()?,
                b'!' => self.comment()?,
                b'A'..=b'Z' | b'?' => return None,
                // a `<` that is text
                _ if self.open.last()?.marks & SKELETON != 0 => return None,
                _ => self.at += 1,
            }
        }
        if self.open.len() != 1 {
            return None;
        }
        let size = self.nodes.len() as u32;
        self.nodes.first_mut()?.size = size;
        Some(Markup { nodes: self.nodes, lively: self.lively })
    }

    fn byte(&self, ahead: usize) -> u8 {
        self.text.get(self.at + ahead).copied().unwrap_or(0)
    }

    fn find(&self, byte: u8, from: usize) -> Option<usize> {
        let rest = self.text.get(from..)?;
        rest.iter().position(|&other| other == byte).map(|at| from + at)
    }

    /// Text up to here: in a table's skeleton it may only be white space.
    fn characters(&self, from: usize) -> Option<()> {
        let skeleton = self.open.last()?.marks & SKELETON != 0;
        let blank = |text: &[u8]| text.iter().all(|&byte| is_space(byte));
        if skeleton && !blank(self.text.get(from..self.at)?) { None } else { Some(()) }
    }

    fn comment(&mut self) -> Option<()> {
        let rest = self.text.get(self.at..)?;
        // `<!-->` and `<!--->` are whole comments, `--!>` ends one, and what else starts with `<!` is hardly meant
        if !rest.starts_with(b"<!--") || rest.starts_with(b"<!-->") || rest.starts_with(b"<!--->") {
            return None;
        }
        let mut at = self.at + 4;
        loop {
            at = self.find(b'-', at)?;
            let rest = self.text.get(at..)?;
            if rest.starts_with(b"-->") {
                self.at = at + 3;
                return Some(());
            }
            if rest.starts_with(b"--!>") {
                return None;
            }
            at += 1;
        }
    }

    fn name(&mut self) -> &[u8] {
        let start = self.at;
        while !ends_name(self.byte(0)) {
            self.at += 1;
        }
        self.text.get(start..self.at).unwrap_or(&[])
    }

    /// Over the attributes to behind the `>`. Says whether a `/` stands before it.
    fn attributes(&mut self) -> Option<bool> {
        let mut slash = false;
        // Is a name there that `=` may follow, and is it there?
        let mut named = false;
        let mut value = false;
        let mut name = self.at;
        let mut spaced = false;
        let mut is_id = false;
        self.id = [0, 0];
        loop {
            let byte = self.byte(0);
            match byte {
                0 => return None,
                b'>' => {
                    self.at += 1;
                    return Some(slash);
                }
                _ if is_space(byte) => spaced = true,
                _ if value => {
                    let quoted = matches!(byte, b'"' | b'\'');
                    let from = self.at + usize::from(quoted);
                    if quoted {
                        self.at = self.find(byte, from)?;
                    } else {
                        // one without quotes goes on to a space or `>`
                        while !is_space(self.byte(0)) && !matches!(self.byte(0), b'>' | 0) {
                            self.at += 1;
                        }
                    }
                    // the first one counts
                    if is_id && self.id[1] == 0 {
                        self.id = [from as u32, self.at as u32];
                    }
                    (named, value, slash) = (false, false, false);
                    if !quoted {
                        continue;
                    }
                }
                b'=' if named => {
                    value = true;
                    is_id =
                        self.text.get(name..name + 2).is_some_and(|name| name.eq_ignore_ascii_case(b"id"))
                            && self.text.get(name + 2).is_some_and(|&byte| byte == b'=' || is_space(byte));
                }
                b'=' => return None,
                b'/' => (named, slash) = (false, true),
                _ => {
                    if !named || spaced {
                        name = self.at;
                        spaced = false;
                        self.lively |= byte | 0x20 == b'd'
                            && (self.stands(b"data-ignore-morph") || self.stands(b"data-preserve-attr"));
                    }
                    (named, slash) = (true, false);
                }
            }
            self.at += 1;
        }
    }

    /// Does this stand here, in whatever case?
    fn stands(&self, name: &[u8]) -> bool {
        self.text.get(self.at..self.at + name.len()).is_some_and(|here| here.eq_ignore_ascii_case(name))
    }

    fn start_tag(&mut self) -> Option<()> {
        let start = self.at;
        self.at += 1;
        self.name();
        let name = self.text.get(start + 1..self.at)?;
        let marks = element::marks(name);
        let upper = name.iter().any(u8::is_ascii_uppercase);
        self.lively |= upper || marks & LIVELY != 0 || has(name, b'-') || has(name, OTHER);
        let name = self.at as u32;
        let slash = self.attributes()?;
        let parent = self.open.last()?;
        let (parent_marks, around) = (parent.marks, parent.around);
        if self.open.len() > DEEPEST {
            return None;
        }
        let node = self.nodes.len();
        let mut entry = Node {
            start: start as u32,
            open: self.at as u32,
            close: self.at as u32,
            end: self.at as u32,
            size: 1,
            marks,
            name,
            id: self.id,
        };
        if around & FOREIGN != 0 {
            if !element::stays_foreign(marks) {
                return None;
            }
            entry.marks = OPAQUE;
            self.nodes.push(entry);
            if !slash {
                self.open.push(Open { node, marks: 0, around });
            }
            return Some(());
        }
        if upper || marks & REFUSED != 0 || !fits(marks, parent_marks, around, self.open.len() == 1) {
            return None;
        }
        if self.open.len() == 1 && marks & TABLE_PART != 0 && !self.part_at_top(start) {
            return None;
        }
        self.nodes.push(entry);
        if marks & VOID != 0 {
            return Some(());
        }
        if marks & RAW != 0 {
            return self.raw_text(node);
        }
        if slash && marks & FOREIGN != 0 {
            return Some(());
        }
        self.open.push(Open { node, marks, around: inside(marks, around) });
        Some(())
    }

    /// May this part of a table stand outside of one? As a template's content it may, where what stands beside it is the
    /// same part, and no text stands between them.
    fn part_at_top(&mut self, start: usize) -> bool {
        match self.nodes.get(1) {
            Some(first) => {
                let name = |at: usize| name(self.text.get(at..).unwrap_or(&[]));
                let marked = self.open.first().is_some_and(|top| top.marks & PARTS_AT_TOP != 0);
                marked && name(first.start as usize) == name(start)
            }
            None => {
                if let Some(top) = self.open.first_mut() {
                    top.marks = SKELETON | PARTS_AT_TOP;
                }
                let before = self.text.get(..start).unwrap_or(b"x");
                before.iter().all(|&byte| is_space(byte))
            }
        }
    }

    fn raw_text(&mut self, node: usize) -> Option<()> {
        let entry = self.nodes.get(node)?;
        let from = entry.start as usize + 1;
        let length = self.text.get(from..)?.iter().position(|byte| !byte.is_ascii_alphanumeric())?;
        let name = self.text.get(from..from + length)?;
        let script = name == b"script";
        let mut at = self.at;
        loop {
            at = self.find(b'<', at)?;
            let rest = self.text.get(at + 1..)?;
            // `<!--` in a script changes what ends it
            if script && rest.starts_with(b"!--") {
                return None;
            }
            let end = rest.first() == Some(&b'/')
                && rest.get(1..1 + length).is_some_and(|other| other.eq_ignore_ascii_case(name))
                && rest.get(1 + length).is_some_and(|&byte| ends_name(byte));
            if end {
                let close = at;
                self.at = at + 2 + length;
                self.attributes()?;
                let end = self.at as u32;
                let entry = self.nodes.get_mut(node)?;
                entry.close = close as u32;
                entry.end = end;
                return Some(());
            }
            at += 1;
        }
    }

    fn end_tag(&mut self) -> Option<()> {
        let close = self.at;
        self.at += 2;
        let start = self.at;
        let length = self.name().len();
        let open = self.open.pop()?;
        let size = (self.nodes.len() - open.node) as u32;
        let node = self.nodes.get_mut(open.node)?;
        let opened = node.start as usize + 1;
        let same = length > 0
            && self.text.get(start..start + length) == self.text.get(opened..opened + length)
            && self.text.get(opened + length).is_some_and(|&byte| ends_name(byte));
        if open.node == 0 || !same {
            return None;
        }
        // attributes of an end tag mean nothing
        if self.attributes()? {
            return None;
        }
        let end = self.at as u32;
        let node = self.nodes.get_mut(open.node)?;
        node.close = close as u32;
        node.end = end;
        node.size = size;
        Some(())
    }
}

/// Does an element stay where it is written?
fn fits(marks: Marks, parent: Marks, around: Marks, top: bool) -> bool {
    if marks & TABLE_PART != 0 {
        let place = if marks & (SECTION | COLUMNS) != 0 {
            TABLE
        } else if marks & ROW != 0 {
            SECTION
        } else if marks & VOID != 0 {
            COLUMNS
        } else if marks & CAPTION != 0 {
            TABLE
        } else {
            ROW
        };
        // at the top, `part_at_top` says more
        return parent & place != 0 || top;
    }
    if parent & SKELETON != 0 {
        return marks & ANYWHERE != 0 && parent & (COLUMNS | PARTS_AT_TOP) == 0;
    }
    if around & SELECT != 0 {
        let group = marks & OPTGROUP != 0 && parent & SELECT != 0;
        return group || marks & OPTION != 0 && parent & (SELECT | OPTGROUP) != 0;
    }
    if marks & CLOSES_P != 0 && around & P != 0
        || marks & (LI | DD | A | NOBR | BUTTON | FORM) & around != 0
        || marks & HEADING != 0 && parent & HEADING != 0
        || marks & (OPTION | OPTGROUP) != 0
        || marks & RUBY_PART != 0 && parent & RUBY == 0
    {
        return false;
    }
    true
}

/// What is open and still counts inside an element.
fn inside(marks: Marks, around: Marks) -> Marks {
    if marks & ANYWHERE != 0 {
        // what is in a template knows nothing of what is around it
        return 0;
    }
    let mut inside = around;
    if marks & SPECIAL != 0 {
        inside &= !(LI | DD);
    }
    if marks & SCOPE != 0 {
        inside &= !(P | BUTTON | A | NOBR);
    }
    if marks & BUTTON != 0 {
        inside &= !P;
    }
    inside | marks & (P | LI | DD | A | NOBR | BUTTON | FORM | SELECT | FOREIGN)
}

/// Does a tag's name end before this byte? The end of the text is a 0.
fn ends_name(byte: u8) -> bool {
    is_space(byte) || matches!(byte, b'/' | b'>' | 0)
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t' | b'\r' | 0x0c)
}

/// The name in a start tag.
fn name(tag: &[u8]) -> &[u8] {
    let rest = tag.get(1..).unwrap_or(&[]);
    let length = rest.iter().position(|&byte| ends_name(byte)).unwrap_or(rest.len());
    rest.get(..length).unwrap_or(&[])
}
