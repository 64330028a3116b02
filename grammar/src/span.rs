//! Places in a text.

use crate::words::cut;

/// A stretch of the text that was parsed: byte offsets, the end not included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset behind the last byte.
    pub end: u32,
}

impl Span {
    /// The stretch from `start` up to `end`.
    pub fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// The text of this stretch; empty where the span does not lie in `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }

    /// From the start of this one to the end of the other.
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start, end: other.end }
    }
}

/// A text that was parsed and where it stands, so that a diagnostic can name the place in the file.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// A file's path, or how to find the element, such as `button#save`.
    pub name: &'a str,
    /// The text that was parsed.
    pub text: &'a str,
    /// The line of `name` on which `text` starts, counted from 1.
    pub first_line: u32,
    /// The column on that line at which `text` starts, in characters, counted from 1.
    pub first_column: u32,
}

/// A line and a column of a [`Source`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Counted from 1.
    pub line: u32,
    /// In characters, counted from 1.
    pub column: u32,
}

impl<'a> Source<'a> {
    /// A text that starts where its file starts.
    pub fn new(name: &'a str, text: &'a str) -> Self {
        Self { name, text, first_line: 1, first_column: 1 }
    }

    /// The line and column of a byte offset; an offset behind the end is the end.
    pub fn position(&self, offset: u32) -> Position {
        let before = self.before(offset).as_bytes();
        let line = before.iter().filter(|&&byte| byte == b'\n').count() as u32;
        // Every byte of a character but its first is of this form.
        let column =
            before.iter().skip(line_start(before)).filter(|&&byte| byte & 0xc0 != 0x80).count() as u32;
        Position {
            line: self.first_line.saturating_add(line),
            column: column.saturating_add(if line == 0 { self.first_column } else { 1 }),
        }
    }

    /// The line of `text` in which a byte offset lies, without its line end, and the offset of its first byte.
    pub fn line_at(&self, offset: u32) -> (&'a str, u32) {
        let start = line_start(self.before(offset).as_bytes());
        let (line, _) = cut(self.text.get(start..).unwrap_or(""), "\n");
        (line.strip_suffix('\r').unwrap_or(line), start as u32)
    }

    /// The text up to an offset, brought back to the start of the character it lies in.
    #[inline(never)]
    fn before(&self, offset: u32) -> &'a str {
        self.text.get(..self.text.floor_char_boundary(offset as usize)).unwrap_or("")
    }
}

/// Where the last line of a text starts.
fn line_start(text: &[u8]) -> usize {
    text.iter().rposition(|&byte| byte == b'\n').map_or(0, |end| end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let source = Source::new("page.html", "grün\nweiß x");
        assert_eq!(source.position(0), Position { line: 1, column: 1 });
        assert_eq!(source.position(5), Position { line: 1, column: 5 });
        assert_eq!(source.position(12), Position { line: 2, column: 6 });
        assert_eq!(source.position(99), Position { line: 2, column: 7 });
    }

    #[test]
    fn a_text_inside_a_file_keeps_the_files_lines() {
        let source = Source { name: "page.html", text: "a\n b", first_line: 7, first_column: 20 };
        assert_eq!(source.position(0), Position { line: 7, column: 20 });
        assert_eq!(source.position(3), Position { line: 8, column: 2 });
    }

    #[test]
    fn an_offset_inside_a_character_is_that_character() {
        let source = Source::new("page.html", "aß");
        assert_eq!(source.position(2), Position { line: 1, column: 2 });
    }

    #[test]
    fn a_line_comes_without_its_end() {
        let source = Source::new("page.html", "one\r\ntwo\r\n");
        assert_eq!(source.line_at(1), ("one", 0));
        assert_eq!(source.line_at(6), ("two", 5));
    }
}
