//! What is wrong with a text, and how it is said.
//!
//! A diagnostic is a code, a place and what would have been right. All wording is in the tables of this file.

use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::token::Kind;
use crate::span::{Source, Span};
use crate::words::Words;

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What is wrong.
    pub code: Code,
    /// Where.
    pub span: Span,
    /// What would have been right there; empty where the code says it all.
    pub expected: &'static [Expected],
    /// The word that was probably meant.
    pub suggestion: Option<&'static str>,
    /// Another place that belongs to it.
    pub note: Option<(Note, Span)>,
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// Something else was expected.
    Expected,
    /// A word that starts no command.
    UnknownCommand,
    /// A word that starts no feature.
    UnknownFeature,
    /// A command outside of any feature.
    CommandOutside,
    /// Part of the language, but not of this version.
    NotSupported,
    /// A block without its `end`.
    MissingEnd,
    /// An `end` without its block.
    StrayEnd,
    /// A string without its closing quote.
    UnclosedString,
    /// A template without its closing backtick.
    UnclosedTemplate,
    /// A query without its `/>`.
    UnclosedQuery,
    /// An attribute without its `]`.
    UnclosedAttribute,
    /// Styles without their `}`.
    UnclosedStyles,
    /// A comment without its `*/`.
    UnclosedComment,
    /// JavaScript without its `end`.
    UnclosedJs,
    /// A character, or a word of JavaScript, that means nothing here.
    UnknownCharacter,
    /// Different operators of arithmetic without parentheses.
    MixedMath,
    /// `and` and `or` without parentheses.
    MixedLogic,
    /// A target that cannot be written.
    NotWritable,
    /// A value where something should be done: a call that is none.
    NotACall,
    /// `of` behind something that is no name.
    OfNeedsName,
    /// `closest`, `next` and `previous` look for elements.
    NeedsSelector,
    /// `toggle` of an expression without its values.
    ToggleNeedsValues,
    /// `remove … when` with elements.
    RemoveWhen,
    /// `break` or `continue` outside of a loop.
    OutsideLoop,
    /// A local variable set by a feature.
    LocalFeature,
    /// `when` with what no signal is in.
    NotASignal,
    /// An option given twice.
    RepeatedOption,
    /// `transport native` with what it cannot do.
    NativeConflict,
    /// `body` without `method`.
    BodyWithoutMethod,
    /// A URL that is an expression without parentheses.
    UrlExpression,
    /// Nested too deep.
    TooDeep,
    /// More text than offsets can count.
    TooLong,
}

/// What another place has to do with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// The block that has no `end`.
    Opened,
    /// A string that goes over several lines, and so may lack its quote.
    LongString,
    /// The option that it conflicts with.
    Conflict,
}

/// What would have been right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A keyword.
    Word(Keyword),
    /// A sign.
    Sign(Kind),
    /// Any expression.
    Expression,
    /// Any command.
    Command,
    /// Any feature.
    Feature,
    /// A name.
    Name,
    /// The name of an event.
    EventName,
    /// A URL.
    Url,
    /// A text in quotes.
    Text,
    /// A number.
    Number,
    /// A time such as `500ms`.
    Duration,
    /// An object such as `{name: value}`.
    Object,
    /// A class such as `.active`.
    Class,
    /// An attribute such as `@disabled`.
    Attribute,
    /// A conversion such as `Int`.
    Conversion,
    /// `'s`
    Possessive,
    /// The end of the text.
    End,
}

impl Code {
    /// What is said where nothing in particular was expected. Where it begins or ends with a space, what was found
    /// belongs there.
    fn text(self) -> &'static str {
        match self {
            Self::Expected => "unexpected",
            Self::UnknownCommand => "there is no command ",
            Self::UnknownFeature => "there is no feature ",
            Self::CommandOutside => "a command has to stand in a feature, such as `on click` or `init`",
            Self::NotSupported => " is not supported yet by this version",
            Self::MissingEnd => "expected `end`, found ",
            Self::StrayEnd => "this `end` ends nothing",
            Self::UnclosedString => "the closing quote is missing",
            Self::UnclosedTemplate => "the closing backtick is missing",
            Self::UnclosedQuery => "the `/>` of this query is missing",
            Self::UnclosedAttribute => "the `]` of this attribute is missing",
            Self::UnclosedStyles => "the `}` of these styles is missing",
            Self::UnclosedComment => "the `*/` of this comment is missing",
            Self::UnclosedJs => "the `end` of this JavaScript is missing",
            Self::UnknownCharacter => " means nothing here",
            Self::MixedMath => "different operators need parentheses, as in `(a + b) * c`",
            Self::MixedLogic => "`and` together with `or` needs parentheses, as in `(a and b) or c`",
            Self::NotWritable => "this cannot be written to",
            Self::NotACall => "this is no call, as in `call f()`; `set x to 1` sets, `get x` takes any value",
            Self::OfNeedsName => "only a name, an attribute or a style can stand before `of`",
            Self::NeedsSelector => "a selector is needed here: `.class`, `#id` or `<css/>`",
            Self::ToggleNeedsValues => "`toggle` needs values here, as in `toggle $x between 1 and 2`",
            Self::RemoveWhen => "`when` does not go with the removal of elements or values",
            Self::OutsideLoop => "there is no loop around this",
            Self::LocalFeature => {
                "a variable set outside of a handler needs a place to live: `$x`, `:x`, `^x` or `@x`"
            }
            Self::NotASignal => "`when` hears of signals, as in `when $count changes`; there is none here",
            Self::RepeatedOption => "this option is already given",
            Self::NativeConflict => "`transport native` does not go with this",
            Self::BodyWithoutMethod => "`body` needs a method, as in `with method \"POST\"`",
            Self::UrlExpression => "a URL that is computed needs parentheses, as in `from (url)`",
            Self::TooDeep => "this is nested too deep",
            Self::TooLong => "this text is too long",
        }
    }

    /// A word for programs; it stays as it is.
    pub fn name(self) -> &'static str {
        match self {
            Self::Expected => "expected",
            Self::UnknownCommand => "unknown-command",
            Self::UnknownFeature => "unknown-feature",
            Self::CommandOutside => "command-outside",
            Self::NotSupported => "not-supported",
            Self::MissingEnd => "missing-end",
            Self::StrayEnd => "stray-end",
            Self::UnclosedString => "unclosed-string",
            Self::UnclosedTemplate => "unclosed-template",
            Self::UnclosedQuery => "unclosed-query",
            Self::UnclosedAttribute => "unclosed-attribute",
            Self::UnclosedStyles => "unclosed-styles",
            Self::UnclosedComment => "unclosed-comment",
            Self::UnclosedJs => "unclosed-js",
            Self::UnknownCharacter => "unknown-character",
            Self::MixedMath => "mixed-math",
            Self::MixedLogic => "mixed-logic",
            Self::NotWritable => "not-writable",
            Self::NotACall => "not-a-call",
            Self::OfNeedsName => "of-needs-name",
            Self::NeedsSelector => "needs-selector",
            Self::ToggleNeedsValues => "toggle-needs-values",
            Self::RemoveWhen => "remove-when",
            Self::OutsideLoop => "outside-loop",
            Self::LocalFeature => "local-feature",
            Self::NotASignal => "not-a-signal",
            Self::RepeatedOption => "repeated-option",
            Self::NativeConflict => "native-conflict",
            Self::BodyWithoutMethod => "body-without-method",
            Self::UrlExpression => "url-expression",
            Self::TooDeep => "too-deep",
            Self::TooLong => "too-long",
        }
    }
}

impl Note {
    /// What is said about the place.
    pub fn text(self) -> &'static str {
        match self {
            Self::Opened => "this has no `end`",
            Self::LongString => "this string goes over several lines: is its closing quote missing?",
            Self::Conflict => "because of this",
        }
    }
}

impl Expected {
    /// How it is called.
    pub fn text(self) -> &'static str {
        match self {
            Self::Word(keyword) => keyword.text(),
            Self::Sign(kind) => match kind {
                Kind::OpenParen => "(",
                Kind::CloseParen => ")",
                Kind::OpenBracket => "[",
                Kind::CloseBracket => "]",
                Kind::OpenBrace => "{",
                Kind::CloseBrace => "}",
                Kind::Colon => ":",
                Kind::Comma => ",",
                Kind::Minus => "->",
                _ => "a sign",
            },
            Self::Expression => "an expression",
            Self::Command => "a command",
            Self::Feature => "a feature, such as `on` or `eventsource`",
            Self::Name => "a name",
            Self::EventName => "the name of an event",
            Self::Url => "a URL",
            Self::Text => "a text in quotes",
            Self::Number => "a number",
            Self::Duration => "a time, such as `500ms` or `2s`",
            Self::Object => "an object, such as `{name: value}`",
            Self::Class => "a class, such as `.active`",
            Self::Attribute => "an attribute, such as `@disabled`",
            Self::Conversion => "a conversion, such as `Int`",
            Self::Possessive => "s",
            Self::End => "the end of the text",
        }
    }

    /// Whether it stands in the text just so.
    fn literal(self) -> bool {
        matches!(self, Self::Word(_) | Self::Sign(_) | Self::Possessive)
    }
}

impl Diagnostic {
    /// What is wrong, on one line, without the place.
    pub fn message(&self, text: &str) -> String {
        let mut out = String::new();
        if self.expected.is_empty() {
            // What was found comes before the text of some codes, and behind that of others.
            let said = self.code.text();
            if said.starts_with(' ') {
                out.push_str(&self.found(text));
            }
            out.push_str(said);
            if said.ends_with(' ') {
                out.push_str(&self.found(text));
            }
        } else {
            out.push_str("expected ");
            for (at, &expected) in self.expected.iter().enumerate() {
                if at > 0 {
                    out.push_str(if at + 1 == self.expected.len() { " or " } else { ", " });
                }
                let quote = if expected.literal() { "`" } else { "" };
                out.push_str(quote);
                out.push_str(expected.text());
                out.push_str(quote);
            }
            out.push_str(", found ");
            out.push_str(&self.found(text));
        }
        out
    }

    /// What stands there, quoted, at most forty characters of it; `the end of the text` where nothing does.
    pub fn found(&self, text: &str) -> String {
        let mut out = String::new();
        let found = self.span.of(text);
        if found.is_empty() {
            out.push_str("the end of the text");
            return out;
        }
        out.push('`');
        for (at, character) in found.chars().enumerate() {
            if at == 40 || character == '\n' {
                out.push('…');
                break;
            }
            out.push(character);
        }
        out.push('`');
        out
    }

    /// The diagnostic as it is shown to a person: what is wrong, where, the line with a mark under the place, the
    /// word that was probably meant, and the other place that belongs to it. Ends without a line end.
    pub fn render(&self, source: &Source<'_>) -> String {
        let mut out = String::from("error: ");
        out.push_str(&self.message(source.text));
        quote(&mut out, source, self.span);
        if let Some(suggestion) = self.suggestion {
            out.push_str("\n  = did you mean `");
            out.push_str(suggestion);
            out.push_str("`?");
        }
        if let Some((note, span)) = self.note {
            out.push_str("\nnote: ");
            out.push_str(note.text());
            quote(&mut out, source, span);
        }
        out
    }
}

/// Adds the place of a span, and its line with a mark under it, each on lines of their own.
pub fn quote(out: &mut String, source: &Source<'_>, span: Span) {
    let position = source.position(span.start);
    let (line, start) = source.line_at(span.start);
    let head = source.text.get(start as usize..span.start as usize).unwrap_or(line);
    let tail = line.get(head.len()..).unwrap_or("");
    // In letters, as the page counts too.
    let length = |text: &str| text.chars().count();
    let (mut cut, mut to) = (0, usize::MAX);
    // A line of a minified page is shown around the place only.
    if length(head) + length(tail) > 160 {
        (cut, to) = (length(head).saturating_sub(60), 80);
    }
    let mut number = String::new();
    push_number(&mut number, position.line);
    let margin = "          ".get(..number.len()).unwrap_or("");
    let newline = |out: &mut String, margin: &str, sign: &str| {
        out.push('\n');
        out.push_str(margin);
        out.push_str(sign);
    };
    newline(out, margin, "--> ");
    out.push_str(source.name);
    out.push(':');
    out.push_str(&number);
    out.push(':');
    push_number(out, position.column);
    newline(out, margin, " |");
    newline(out, &number, if cut > 0 { " | …" } else { " | " });
    out.extend(head.chars().skip(cut).chain(tail.chars().take(to)));
    newline(out, margin, if cut > 0 { " |  " } else { " | " });
    // A tab under a tab keeps the mark in its place.
    let blank = |character| if character == '\t' { '\t' } else { ' ' };
    out.extend(head.chars().skip(cut).map(blank));
    let marked = length(span.of(source.text)).min(length(tail)).clamp(1, to);
    out.extend((0..marked).map(|_| '^'));
}

/// Adds a number in decimal digits.
pub fn push_number(out: &mut String, number: u32) {
    if number >= 10 {
        push_number(out, number / 10);
    }
    out.push((b'0' + (number % 10) as u8) as char);
}

/// What is written otherwise in JavaScript, or comes from a word processor, each with what it is here.
const ELSEWHERE: Words = Words(
    "&\nand\n|\nor\n;\nthen\nconst\nset\nlet\nset\nvar\nset\nfunction\ndef\n“\n\"\n”\n\"\n‘\n'\n’\n'\n",
);

/// What something that is written otherwise elsewhere is here.
pub(crate) fn here(word: &str) -> Option<&'static str> {
    let place = ELSEWHERE.place(word)?;
    (place % 2 == 0).then(|| ELSEWHERE.at(place + 1))
}

/// The one of the candidates that a word was probably meant to be. Letters are counted as the page counts them.
pub(crate) fn nearest(
    word: &str,
    candidates: &mut dyn Iterator<Item = &'static str>,
) -> Option<&'static str> {
    let letters = |word: &str| word.to_lowercase().encode_utf16().collect::<Vec<_>>();
    let (length, written) = (word.encode_utf16().count(), letters(word));
    let mut best = None;
    let mut least = if length < 3 { 1 } else { length / 3 } + 1;
    for candidate in candidates {
        // `to` for `into`, `mouse` for `mouseenter` is not near in letters, but is what was meant.
        let part = length > 1 && (candidate.ends_with(word) || candidate.starts_with(word));
        let distance = if part { 1 } else { distance(&written, &letters(candidate)) };
        if distance < least && distance < candidate.len() && candidate != word {
            least = distance;
            best = Some(candidate);
        }
    }
    best
}

/// How far two words are apart: how many letters lie between what they have in common at both ends. Letters swapped
/// with their neighbour count as one. One slip of the hand is 1.
fn distance(a: &[u16], b: &[u16]) -> usize {
    let same = |&(a, b): &(&u16, &u16)| a == b;
    let front = a.iter().zip(b).take_while(same).count();
    let (a, b) = (a.get(front..).unwrap_or(&[]), b.get(front..).unwrap_or(&[]));
    let back = a.iter().rev().zip(b.iter().rev()).take_while(same).count();
    let longer = a.len().max(b.len()) - back;
    match (a, b) {
        ([a0, a1, ..], [b0, b1, ..])
            if longer == 2 && a.len() == b.len() && same(&(a0, b1)) && same(&(a1, b0)) =>
        {
            1
        }
        _ => longer,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_counts_slips_of_the_hand() {
        for (a, b, expected) in [
            ("put", "put", 0),
            ("putt", "put", 1),
            ("pt", "put", 1),
            ("pit", "put", 1),
            ("upt", "put", 1),
            ("tigger", "trigger", 1),
            ("log", "hide", 4),
            ("evensource", "eventsource", 1),
            ("form", "from", 1),
        ] {
            let letters = |word: &str| word.encode_utf16().collect::<Vec<_>>();
            assert_eq!(distance(&letters(a), &letters(b)), expected, "{a} {b}");
        }
    }

    #[test]
    fn a_long_line_is_shown_around_the_place() {
        let text = "é".repeat(100) + "x" + &"é".repeat(100);
        let mut shown = String::new();
        quote(&mut shown, &Source::new("page.html", &text), Span::new(200, 201));
        let (before, behind) = ("é".repeat(60), "é".repeat(79));
        let mark = " ".repeat(61);
        assert_eq!(shown, format!("\n --> page.html:1:101\n  |\n1 | …{before}x{behind}\n  | {mark}^"));
    }

    #[test]
    fn nearest_is_silent_where_nothing_is_near() {
        let words = || ["into", "before", "after", "at"].into_iter();
        assert_eq!(nearest("to", &mut words()), Some("into"));
        assert_eq!(nearest("beforr", &mut words()), Some("before"));
        assert_eq!(nearest("onto", &mut words()), Some("into"));
        assert_eq!(nearest("after", &mut words()), None);
        assert_eq!(nearest("Ta", &mut words()), Some("at"));
        assert_eq!(nearest("BEFORE", &mut words()), Some("before"));
        assert_eq!(nearest("befüre", &mut words()), Some("before"));
        assert_eq!(nearest("banana", &mut words()), None);
        assert_eq!(nearest("x", &mut words()), None);
    }
}
