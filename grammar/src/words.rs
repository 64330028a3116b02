//! Lists of words that are one text, so that a list costs no more than its letters; and texts cut at a mark.

/// Words, each with a line end behind it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words(pub(crate) &'static str);

impl Words {
    /// The word at a place, counted from 0; empty where there is none.
    #[inline(never)]
    pub(crate) fn at(self, place: usize) -> &'static str {
        let mut words = self;
        words.nth(place).unwrap_or("")
    }

    /// The place of a word.
    #[inline(never)]
    pub(crate) fn place(self, word: &str) -> Option<usize> {
        let mut words = self;
        words.position(|other| other == word)
    }
}

impl Iterator for Words {
    type Item = &'static str;

    #[inline(never)]
    fn next(&mut self) -> Option<&'static str> {
        let (word, rest) = cut(self.0, "\n");
        self.0 = rest?;
        Some(word)
    }
}

/// Whether a byte is among these. The standard library's way is made for long texts, and weighs more than it is worth here.
#[inline(never)]
#[expect(clippy::manual_contains)]
pub fn has(bytes: &[u8], byte: u8) -> bool {
    bytes.iter().any(|&other| other == byte)
}

/// The text before the first of these marks, and where there is one, the text behind it.
#[inline(never)]
pub fn cut<'a>(text: &'a str, mark: &str) -> (&'a str, Option<&'a str>) {
    for at in 0..text.len() {
        if text.as_bytes().get(at..).is_some_and(|rest| rest.starts_with(mark.as_bytes())) {
            return (text.get(..at).unwrap_or(""), text.get(at + mark.len()..));
        }
    }
    (text, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_and_given_by_their_place() {
        let words = Words("one\ntwo\nthree\n");
        assert_eq!(words.collect::<Vec<_>>(), ["one", "two", "three"]);
        assert_eq!((words.at(1), words.at(3)), ("two", ""));
        assert_eq!((words.place("three"), words.place("thre"), words.place("")), (Some(2), None, None));
    }

    #[test]
    fn a_text_is_cut_at_the_first_mark() {
        assert_eq!(cut("a__b__c", "__"), ("a", Some("b__c")));
        assert_eq!(cut("é-", "-"), ("é", Some("")));
        assert_eq!(cut("a_b", "__"), ("a_b", None));
        assert_eq!(cut("", "-"), ("", None));
    }
}
