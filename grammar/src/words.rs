//! Lists of words that are one text, so that a list costs no more than its letters.

/// Words, each with a line end behind it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words(pub(crate) &'static str);

impl Words {
    /// The first word and the others.
    fn split(self) -> Option<(&'static str, Self)> {
        let end = self.0.bytes().position(|byte| byte == b'\n')?;
        Some((self.0.get(..end)?, Self(self.0.get(end + 1..)?)))
    }

    /// The word at a place, counted from 0; empty where there is none.
    #[inline(never)]
    pub(crate) fn at(self, place: usize) -> &'static str {
        let mut words = self;
        words.nth(place).unwrap_or("")
    }

    /// The place of a word.
    #[inline(never)]
    pub(crate) fn find(self, word: &str) -> Option<usize> {
        let mut words = self;
        words.position(|other| other == word)
    }
}

impl Iterator for Words {
    type Item = &'static str;

    #[inline(never)]
    fn next(&mut self) -> Option<&'static str> {
        let (word, rest) = self.split()?;
        *self = rest;
        Some(word)
    }
}
