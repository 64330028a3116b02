//! `'text'`, `"text"`

use super::parser::{Failure, Parser};
use super::problem::Code;
use crate::span::Span;
use std::borrow::Cow;

impl<'a> Parser<'a> {
    pub(super) fn string(&mut self) -> Result<Cow<'a, str>, Failure> {
        let span = self.bump().span;
        self.unescape(Span::new(span.start + 1, span.end.saturating_sub(1)))
    }

    /// A stretch of the text with its escapes read; line ends become line feeds, as JavaScript has them in a template.
    pub(super) fn unescape(&self, span: Span) -> Result<Cow<'a, str>, Failure> {
        let raw = span.of(self.text);
        if !raw.contains(['\\', '\r']) {
            return Ok(Cow::Borrowed(raw));
        }
        let mut text = String::with_capacity(raw.len());
        let mut rest = raw;
        while let Some(character) = rest.chars().next() {
            let before = rest;
            rest = rest.get(character.len_utf8()..).unwrap_or("");
            match character {
                '\r' => {
                    rest = rest.strip_prefix('\n').unwrap_or(rest);
                    text.push('\n');
                }
                '\\' => {
                    let Some((character, after)) = escape(rest) else {
                        let start = span.end.saturating_sub(before.len() as u32);
                        return Err((Span::new(start, (start + 2).min(span.end)), Code::BadEscape));
                    };
                    text.extend(character);
                    rest = after;
                }
                _ => text.push(character),
            }
        }
        Ok(Cow::Owned(text))
    }
}

/// The character that an escape stands for (none where a line goes on), and the text behind it.
fn escape(text: &str) -> Option<(Option<char>, &str)> {
    let first = text.chars().next()?;
    let rest = text.get(first.len_utf8()..)?;
    let character = match first {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        'b' => '\u{8}',
        'f' => '\u{c}',
        'v' => '\u{b}',
        '0' if !rest.starts_with(|next: char| next.is_ascii_digit()) => '\0',
        '0'..='9' => return None,
        '\r' => return Some((None, rest.strip_prefix('\n').unwrap_or(rest))),
        '\n' | '\u{2028}' | '\u{2029}' => return Some((None, rest)),
        'x' => return Some((Some(char::from_u32(hexadecimal(rest.get(..2)?)?)?), rest.get(2..)?)),
        'u' => {
            let (code, rest) = unicode(rest)?;
            // Two halves of a character; a half alone is no text.
            if (0xd800..0xdc00).contains(&code) {
                let (low, rest) = unicode(rest.strip_prefix("\\u")?)?;
                let low = low.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
                return Some((Some(char::from_u32(0x10000 + ((code - 0xd800) << 10) + low)?), rest));
            }
            return Some((Some(char::from_u32(code)?), rest));
        }
        other => other,
    };
    Some((Some(character), rest))
}

/// `XXXX` or `{X…}`
fn unicode(text: &str) -> Option<(u32, &str)> {
    let (digits, rest) = match text.strip_prefix('{') {
        Some(inside) => inside.split_once('}')?,
        None => (text.get(..4)?, text.get(4..)?),
    };
    Some((hexadecimal(digits)?, rest))
}

fn hexadecimal(digits: &str) -> Option<u32> {
    let mut value: u32 = 0;
    for digit in digits.chars() {
        value = value.checked_mul(16)?.checked_add(digit.to_digit(16)?)?;
    }
    if digits.is_empty() { None } else { Some(value) }
}
