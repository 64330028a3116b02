//! Texts that somebody, or something, has broken: pieces of texts left out, doubled, swapped, put in, cut off and joined.

use crate::corpus::Corpus;
use fastrand::Rng;

/// What is put in besides the pieces of other texts.
const ODD: &[&str] = &[
    "é",
    "ß",
    "“",
    "’",
    "😀",
    "\u{2028}",
    "\u{feff}",
    "\u{a0}",
    "\0",
    "\u{1}",
    "\r",
    "\n",
    "\r\n",
    "\t",
    " ",
    "\\",
    "\"",
    "'",
    "`",
    "${",
    "$",
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    "<",
    "/>",
    "/",
    "//",
    "/*",
    "*/",
    "*",
    "**",
    "--",
    "-",
    "->",
    "=>",
    "=",
    "==",
    "===",
    "!",
    "!=",
    "??",
    "?.",
    "?",
    ":",
    "::",
    ";",
    ",",
    ".",
    "..",
    "...",
    "@",
    "#",
    "^",
    "~",
    "|",
    "||",
    "&",
    "&&",
    "+",
    "++",
    "+=",
    "%",
    "_",
    "__",
    "'s",
    "1",
    "0x",
    "1e",
    "1.5",
    ".5",
    "1.",
    "007",
    "9007199254740993",
    "1n",
    "«",
    "»",
    "end",
    "then",
    "\\u",
    "\\u{1f600}",
    "\\x4",
    "\\n",
    // What every object of JavaScript has.
    "constructor",
    "toString",
    "__proto__",
];
const LONGEST: usize = 120;
/// As many are read at once.
const AT_ONCE: usize = 10_000;
const MANY: usize = 12_000;

/// Broken texts, in heaps.
pub(crate) struct Texts<'a> {
    corpus: &'a Corpus,
    /// The pieces of all sound texts, those that stand there often more often.
    words: Vec<&'a str>,
    random: Rng,
    left: usize,
}

impl<'a> Texts<'a> {
    /// The same ones for the same corpus and seed; as many as `HYPERTIDE_TEXTS` says.
    pub(crate) fn new(corpus: &'a Corpus, seed: &str) -> Self {
        let wanted = std::env::var("HYPERTIDE_TEXTS").ok();
        let left = wanted.map_or(MANY, |wanted| wanted.parse().expect("HYPERTIDE_TEXTS is a number"));
        let seed = seed.bytes().fold(7, |seed, byte| seed * 31 + u64::from(byte));
        let words = corpus.sound.iter().flat_map(|text| pieces(text)).filter(|piece| *piece != " ").collect();
        Self { corpus, words, random: Rng::with_seed(seed), left }
    }

    fn text(&mut self) -> String {
        let base = if self.random.u8(..5) > 0 { &self.corpus.sound } else { &self.corpus.all };
        let mut pieces = self.stretch(base);
        for _ in 0..1 + self.random.usize(..3) * self.random.usize(..2) {
            self.break_one(&mut pieces, base);
        }
        pieces.concat()
    }

    /// A text, or the part of a long one.
    fn stretch(&mut self, base: &'a [String]) -> Vec<&'a str> {
        let mut pieces = pieces(&base[self.random.usize(..base.len())]);
        if pieces.len() > LONGEST {
            let from = self.random.usize(..pieces.len() - LONGEST);
            pieces = pieces[from..from + LONGEST].to_vec();
        }
        pieces
    }

    fn break_one(&mut self, pieces: &mut Vec<&'a str>, base: &'a [String]) {
        let at = self.random.usize(..=pieces.len());
        let random = &mut self.random;
        if at == pieces.len() {
            return pieces.push(one(random, &self.words));
        }
        match random.u8(..12) {
            0 | 1 => _ = pieces.remove(at),
            2 => {
                let end = (at + random.usize(1..6)).min(pieces.len());
                pieces.drain(at..end);
            }
            3 => pieces.insert(at, pieces[at]),
            4 => {
                let other = random.usize(..pieces.len());
                pieces.swap(at, other);
            }
            5 => pieces[at] = one(random, &self.words),
            6 => _ = pieces.splice(at..at, [one(random, &self.words), " "]),
            7 => pieces.insert(at, one(random, ODD)),
            8 => pieces[at] = one(random, ODD),
            9 => pieces.truncate(at + 1),
            10 => _ = pieces.drain(..at),
            _ => {
                let mut other = self.stretch(base);
                let from = self.random.usize(..=other.len());
                pieces.truncate(at);
                pieces.extend(other.drain(from..));
            }
        }
    }
}

impl Iterator for Texts<'_> {
    type Item = Vec<String>;

    fn next(&mut self) -> Option<Vec<String>> {
        let count = self.left.min(AT_ONCE);
        self.left -= count;
        (count > 0).then(|| (0..count).map(|_| self.text()).collect())
    }
}

fn one<'a>(random: &mut Rng, among: &[&'a str]) -> &'a str {
    among[random.usize(..among.len())]
}

/// A text taken apart: words, blanks, and any other character by itself.
pub(crate) fn pieces(text: &str) -> Vec<&str> {
    let kind = |character: char| match character {
        '_' | '0'..='9' | 'a'..='z' | 'A'..='Z' => 1,
        ' ' | '\n' => 2,
        _ => 0,
    };
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let same = |&character: &char| kind(first) != 0 && kind(character) == kind(first);
        let more: usize = rest.chars().skip(1).take_while(same).map(char::len_utf8).sum();
        let (piece, behind) = rest.split_at(first.len_utf8() + more);
        pieces.push(piece);
        rest = behind;
    }
    pieces
}
