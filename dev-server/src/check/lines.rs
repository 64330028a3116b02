//! A file by its lines, so that the place of a mistake is found without reading all that stands before it.

use hypertide_grammar::span::{Source, Span};

/// A file, and where each of its lines starts.
pub(super) struct Lines<'a> {
    pub(super) file: &'a str,
    pub(super) text: &'a str,
    starts: Vec<u32>,
}

impl<'a> Lines<'a> {
    pub(super) fn of(file: &'a str, text: &'a str) -> Self {
        let ends = memchr::memchr_iter(b'\n', text.as_bytes());
        let starts = ends.map_while(|end| u32::try_from(end + 1).ok());
        Self { file, text, starts: std::iter::once(0).chain(starts).collect() }
    }

    /// The file from the line on in which an offset lies, and the offset of that line. A span is in it where it is in the
    /// file, less that offset.
    pub(super) fn from(&self, offset: u32) -> (Source<'a>, u32) {
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts[line - 1];
        let text = &self.text[start as usize..];
        (Source { name: self.file, text, first_line: line as u32, first_column: 1 }, start)
    }

    /// The same for where a span starts, with the span in it.
    pub(super) fn around(&self, span: Span) -> (Source<'a>, Span) {
        let (source, start) = self.from(span.start);
        (source, less(span, start))
    }
}

/// A span in what is left of a text from an offset on.
pub(super) fn less(span: Span, start: u32) -> Span {
    Span::new(span.start.saturating_sub(start), span.end.saturating_sub(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_the_one_in_the_whole_file() {
        let text = "one\r\nzwei ä x\n\nfour";
        let (whole, lines) = (Source::new("f", text), Lines::of("f", text));
        for (at, _) in text.char_indices().chain([(text.len(), ' '), (text.len() + 9, ' ')]) {
            let span = Span::new(at as u32, at as u32 + 1);
            let (source, here) = lines.around(span);
            assert_eq!(source.position(here.start), whole.position(span.start), "{at}");
            assert_eq!(source.position(here.end), whole.position(span.end), "{at}");
        }
    }
}
