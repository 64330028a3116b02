//! Tokens: words, numbers, strings, references to the page, and signs.
//!
//! One token is read at a time, from the text alone, so that the parser can also take over in the middle of a text to
//! read what has rules of its own: templates, queries, bare URLs, JavaScript.

use super::keyword::Keyword;
use crate::span::Span;
use crate::words::has;
use nom::combinator::{opt, recognize};
use nom::{IResult, Parser as _};

/// What the small forms read.
type Input<'a> = &'a [u8];
/// What they give; where they fail, the one who asked knows what was expected.
type Form<'a> = IResult<Input<'a>, Input<'a>, ()>;

/// The sort of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The end of the text.
    End,
    /// A word, which may be a keyword.
    Word,
    /// Digits.
    Number,
    /// `"…"` or `'…'`, with its quotes.
    String,
    /// The backtick that opens a template.
    Backtick,
    /// `.name`
    Class,
    /// `.{`
    ClassOpen,
    /// `#name`
    Id,
    /// `#{`
    IdOpen,
    /// `@name`, `@name=value`, `[@name=value]`
    Attribute,
    /// `*name`
    Style,
    /// A string whose end is missing.
    UnclosedString,
    /// A comment whose end is missing.
    UnclosedComment,
    /// An `[@…` whose end is missing.
    UnclosedAttribute,
    /// A character that means nothing.
    Unknown,
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Star,
    /// `/`
    Slash,
    /// `.`
    Dot,
    /// `..`
    DotDot,
    /// `\`
    Backslash,
    /// `:`
    Colon,
    /// `%`
    Percent,
    /// `|`
    Pipe,
    /// `!`
    Bang,
    /// `,`
    Comma,
    /// `(`
    OpenParen,
    /// `)`
    CloseParen,
    /// `[`
    OpenBracket,
    /// `]`
    CloseBracket,
    /// `{`
    OpenBrace,
    /// `}`
    CloseBrace,
    /// `<`
    Less,
    /// `>`
    Greater,
    /// `<=`
    LessEqual,
    /// `>=`
    GreaterEqual,
    /// `==`
    Equal,
    /// `===`
    Identical,
    /// `!=`
    NotEqual,
    /// `!==`
    NotIdentical,
    /// `^`
    Caret,
    /// `'` as in `x's y`
    Apostrophe,
}

impl Kind {
    /// Whether the end of it is missing.
    pub(crate) fn is_unclosed(self) -> bool {
        matches!(self, Self::UnclosedString | Self::UnclosedComment | Self::UnclosedAttribute)
    }
}

/// A token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    /// Which keyword a word is; `Other` for everything else.
    pub(crate) keyword: Keyword,
    /// White space, a comment or the start of the text stands before it.
    pub(crate) spaced: bool,
    /// It is the first on its line.
    pub(crate) fresh_line: bool,
    /// How many bytes stand between it and the start of its line, where it is the first on it.
    pub(crate) indent: u32,
    pub(crate) span: Span,
}

const ALPHA: u8 = 1;
const DIGIT: u8 = 2;
const SPACE: u8 = 4;
/// `_` and `$`
const SIGIL: u8 = 8;
/// What ids and classes have besides letters and digits.
const CSS: u8 = 16;
const DASH: u8 = 32;
/// The end of something a `.`, `#` or `'` can follow without space.
const CLOSING: u8 = 64;
/// What ids and classes start with.
const START: u8 = 128;

/// The classes of each byte.
static CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut at = 0;
    while at < 256 {
        let byte = at as u8;
        classes[at] = match byte {
            b'a'..=b'z' | b'A'..=b'Z' => ALPHA | START,
            b'0'..=b'9' => DIGIT,
            b' ' | b'\t' | b'\r' | b'\n' => SPACE,
            b'_' => SIGIL | CSS | START,
            b'$' => SIGIL,
            b'-' => CSS | DASH,
            b':' => CSS,
            0x80..=0xff => CSS | START,
            b')' | b']' | b'}' | b'>' | b'"' | b'\'' | b'`' => CLOSING,
            _ => 0,
        };
        at += 1;
    }
    classes
};

/// The signs of one character.
static SIGNS: [Kind; 128] = {
    let mut signs = [Kind::Unknown; 128];
    signs[b'+' as usize] = Kind::Plus;
    signs[b'-' as usize] = Kind::Minus;
    signs[b'*' as usize] = Kind::Star;
    signs[b'/' as usize] = Kind::Slash;
    signs[b'.' as usize] = Kind::Dot;
    signs[b'\\' as usize] = Kind::Backslash;
    signs[b':' as usize] = Kind::Colon;
    signs[b'%' as usize] = Kind::Percent;
    signs[b'|' as usize] = Kind::Pipe;
    signs[b'!' as usize] = Kind::Bang;
    signs[b',' as usize] = Kind::Comma;
    signs[b'(' as usize] = Kind::OpenParen;
    signs[b')' as usize] = Kind::CloseParen;
    signs[b'[' as usize] = Kind::OpenBracket;
    signs[b']' as usize] = Kind::CloseBracket;
    signs[b'{' as usize] = Kind::OpenBrace;
    signs[b'}' as usize] = Kind::CloseBrace;
    signs[b'<' as usize] = Kind::Less;
    signs[b'>' as usize] = Kind::Greater;
    signs[b'^' as usize] = Kind::Caret;
    signs[b'`' as usize] = Kind::Backtick;
    signs
};

const NAME: u8 = ALPHA | DIGIT | SIGIL;

fn is(byte: u8, class: u8) -> bool {
    CLASSES[byte as usize] & class != 0
}

/// The run of bytes of a class at the start of the input; may be empty.
#[inline(never)]
fn run(input: Input<'_>, class: u8) -> usize {
    input.iter().take_while(|&&byte| is(byte, class)).count()
}

fn digits(input: Input<'_>) -> Form<'_> {
    let (digits, rest) = input.split_at_checked(run(input, DIGIT)).unwrap_or((&[], input));
    if digits.is_empty() { Err(nom::Err::Error(())) } else { Ok((rest, digits)) }
}

/// `12`, `1.5`, `1e3`, `1e-3`
fn number(input: Input<'_>) -> Form<'_> {
    fn fraction(input: Input<'_>) -> Form<'_> {
        digits(input.strip_prefix(b".").unwrap_or_default())
    }
    fn exponent(input: Input<'_>) -> Form<'_> {
        match input {
            [b'e' | b'E', b'-', rest @ ..] | [b'e' | b'E', rest @ ..] => digits(rest),
            _ => digits(&[]),
        }
    }
    recognize((digits, opt(fraction), opt(exponent))).parse(input)
}

/// A string from its quote to its quote; with `short`, on one line.
fn quoted(input: Input<'_>, short: bool) -> Option<usize> {
    let (&quote, rest) = input.split_first()?;
    let mut bytes = rest.iter();
    while let Some(&byte) = bytes.next() {
        if byte == quote {
            return Some(input.len() - bytes.len());
        }
        let escaped = if byte == b'\\' { bytes.next() } else { None };
        if short && (byte == b'\n' || escaped == Some(&b'\n')) {
            return None;
        }
    }
    None
}

/// The length up to and with a mark; with `short`, on one line.
fn through(input: Input<'_>, mark: Input<'_>, short: bool) -> Option<usize> {
    let ends = |&at: &usize| {
        let rest = input.get(at..).unwrap_or(&[]);
        rest.starts_with(mark) || short && rest.first() == Some(&b'\n')
    };
    let at = (0..input.len()).find(ends)?;
    input.get(at..)?.starts_with(mark).then_some(at + mark.len())
}

/// The length of the input up to its line end.
fn line(input: Input<'_>) -> usize {
    input.iter().position(|&byte| byte == b'\n').unwrap_or(input.len())
}

/// `@name`, `@name=word`, `@name="text"`
fn short_attribute(input: Input<'_>, short: bool) -> usize {
    let mut length = 1 + run(input.get(1..).unwrap_or(&[]), ALPHA | DIGIT | CSS);
    if let [b'=', rest @ ..] = input.get(length..).unwrap_or(&[]) {
        match rest {
            [b'"' | b'\'', ..] => length += 1 + quoted(rest, short).unwrap_or(0),
            [b'=', ..] => {}
            _ => length += 1 + run(rest, NAME),
        }
    }
    length
}

/// The white space and comments at the start of the input: their length, where the last line starts in them, if one
/// does, and whether a comment starts behind them that does not end.
fn blank(input: Input<'_>, short: bool) -> (usize, Option<usize>, bool) {
    let mut at = 0;
    let mut fresh_line = None;
    loop {
        let rest = input.get(at..).unwrap_or(&[]);
        let byte = |at: usize| rest.get(at).copied().unwrap_or(0);
        let (first, second) = (byte(0), byte(1));
        if is(first, SPACE) {
            at += 1;
            if first == b'\n' {
                fresh_line = Some(at);
            }
        } else if first == b'/' && second == b'*' {
            let Some(end) = through(rest.get(2..).unwrap_or(&[]), b"*/", short) else {
                return (at, fresh_line, true);
            };
            at += end + 2;
            if rest.get(..end).is_some_and(|comment| has(comment, b'\n')) {
                fresh_line = Some(at);
            }
        } else if first == second
            && (first == b'/'
                // `x --y` is a double minus, but no line starts with one.
                || first == b'-' && (rest.len() == 2 || is(byte(2), SPACE | DASH) || fresh_line.is_some()))
        {
            at += line(rest);
        } else {
            return (at, fresh_line, false);
        }
    }
}

/// Reads the next token at or behind `from`. With `short`, a string or comment that does not end goes to the end of its
/// line only.
pub(crate) fn next(text: &str, from: u32, short: bool) -> Token {
    let input = text.as_bytes().get(from as usize..).unwrap_or(&[]);
    let (skipped, new_line, unclosed) = blank(input, short);
    let input = input.get(skipped..).unwrap_or(&[]);
    let start = from as usize + skipped;
    let before = if start == 0 { None } else { text.as_bytes().get(start - 1).copied() };
    let spaced = skipped > 0 || start == 0;
    // Something a `.`, `#` or `'` can belong to stands right before.
    let attached = !spaced && before.is_some_and(|byte| is(byte, NAME | CLOSING));
    let mut keyword = Keyword::Other;
    // How long something is that does not end.
    let unended = || if short { line(input) } else { input.len() };
    let byte = |at: usize| input.get(at).copied().unwrap_or(0);
    let (first, second) = (byte(0), byte(1));
    let behind = input.get(1..).unwrap_or(&[]);
    let (kind, length) = match first {
        _ if unclosed => (Kind::UnclosedComment, unended()),
        _ if input.is_empty() => (Kind::End, 0),
        _ if is(first, ALPHA | SIGIL) => {
            let mut length = run(input, NAME);
            if length == 4 && input.starts_with(b"beep!") {
                length = 5;
            }
            keyword = Keyword::of(input.get(..length).unwrap_or(&[]));
            (Kind::Word, length)
        }
        _ if is(first, DIGIT) => (Kind::Number, number(input).map_or(1, |(_, digits)| digits.len())),
        b'\'' if attached => (Kind::Apostrophe, 1),
        b'"' | b'\'' => match quoted(input, short) {
            Some(length) => (Kind::String, length),
            None => (Kind::UnclosedString, unended()),
        },
        b'.' if second == b'{' && !attached => (Kind::ClassOpen, 2),
        b'.' if is(second, START | DASH) && !attached => {
            let mut length = 1;
            loop {
                length += run(input.get(length..).unwrap_or(&[]), ALPHA | DIGIT | CSS);
                if byte(length) != b'\\' || length + 1 >= input.len() || !byte(length + 1).is_ascii() {
                    break;
                }
                length += 2;
            }
            (Kind::Class, length)
        }
        b'#' if second == b'{' && !attached => (Kind::IdOpen, 2),
        b'#' if is(second, START) && !attached => (Kind::Id, 1 + run(behind, ALPHA | DIGIT | CSS)),
        b'[' if second == b'@' => match through(input, b"]", short) {
            Some(length) => (Kind::Attribute, length),
            None => (Kind::UnclosedAttribute, unended()),
        },
        b'@' => (Kind::Attribute, short_attribute(input, short)),
        b'*' if is(second, ALPHA) && !attached => (Kind::Style, 1 + run(behind, ALPHA | DASH)),
        b'.' if second == b'.' => (Kind::DotDot, 2),
        b'<' if second == b'=' => (Kind::LessEqual, 2),
        b'>' if second == b'=' => (Kind::GreaterEqual, 2),
        b'=' | b'!' if second == b'=' => match (first, byte(2)) {
            (b'=', b'=') => (Kind::Identical, 3),
            (b'=', _) => (Kind::Equal, 2),
            (_, b'=') => (Kind::NotIdentical, 3),
            _ => (Kind::NotEqual, 2),
        },
        _ => match SIGNS.get(first as usize) {
            Some(&kind) if kind != Kind::Unknown => (kind, 1),
            // The whole character, so that a span never cuts one.
            _ => (Kind::Unknown, 1 + behind.iter().take_while(|&&byte| byte & 0xc0 == 0x80).count()),
        },
    };
    Token {
        kind,
        keyword,
        spaced,
        fresh_line: new_line.is_some() || from == 0,
        indent: (skipped - new_line.unwrap_or(0)) as u32,
        span: Span::new(start as u32, (start + length) as u32),
    }
}
