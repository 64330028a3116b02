//! `'text'`, `"text"`

use super::node::Kind;
use super::parser::Parser;
use super::problem::Code;
use crate::span::Span;

impl Parser<'_> {
    pub(super) fn string(&mut self) {
        let span = self.here();
        self.bump();
        self.unescaped(Span::new(span.start + 1, span.end.saturating_sub(1)));
        self.mark(0, span);
    }

    /// Leaves a stretch of the text with its escapes read; line ends become line feeds, as JavaScript has them in a template.
    pub(super) fn unescaped(&mut self, span: Span) {
        let raw = span.of(self.text);
        if !raw.bytes().any(|byte| matches!(byte, b'\\' | b'\r')) {
            return self.leaf(Kind::String, span, raw);
        }
        let mut text = String::with_capacity(raw.len());
        let mut reader = Reader { text: raw, at: 0, halves: false };
        while let Some(character) = reader.next() {
            let start = span.start + reader.at - 1;
            match character {
                '\r' => {
                    reader.take('\n');
                    text.push('\n');
                }
                '\\' => match reader.escape() {
                    Some(character) => text.extend(character),
                    None => {
                        self.fail(Span::new(start, (start + 2).min(span.end)), Code::BadEscape);
                        break;
                    }
                },
                _ => text.push(character),
            }
        }
        if reader.halves {
            self.fail(span, Code::BadEscape);
        }
        let text = self.keep(&text);
        self.leaf(Kind::String, span, text);
    }
}

struct Reader<'a> {
    text: &'a str,
    at: u32,
    /// Was there half of a character, without the other one?
    halves: bool,
}

impl Reader<'_> {
    #[inline(never)]
    fn next(&mut self) -> Option<char> {
        let next = self.text.get(self.at as usize..)?.chars().next()?;
        self.at += next.len_utf8() as u32;
        Some(next)
    }

    fn peek(&self) -> Option<char> {
        Reader { ..*self }.next()
    }

    /// Takes this character where it is next.
    fn take(&mut self, character: char) -> bool {
        let found = self.peek() == Some(character);
        self.at += u32::from(found);
        found
    }

    /// What an escape stands for: nothing where a line goes on. `None` where it stands for no character.
    fn escape(&mut self) -> Option<Option<char>> {
        Some(Some(match self.next()? {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'b' => '\u{8}',
            'f' => '\u{c}',
            'v' => '\u{b}',
            '0' if !self.peek().is_some_and(|next| next.is_ascii_digit()) => '\0',
            '0'..='9' => return None,
            '\r' => {
                self.take('\n');
                return Some(None);
            }
            '\n' | '\u{2028}' | '\u{2029}' => return Some(None),
            'x' => char::from_u32(self.digits(2)?)?,
            'u' => {
                let code = self.unicode()?;
                match code & !0x3ff {
                    0xd800 => self.second_half(code),
                    0xdc00 => self.half(),
                    _ => char::from_u32(code)?,
                }
            }
            other => other,
        }))
    }

    /// A half alone is no text.
    fn half(&mut self) -> char {
        self.halves = true;
        char::REPLACEMENT_CHARACTER
    }

    /// The character whose first half this is.
    fn second_half(&mut self, first: u32) -> char {
        let at = self.at;
        let second = if self.take('\\') && self.take('u') { self.unicode() } else { None };
        let second = second.filter(|second| second & !0x3ff == 0xdc00);
        second
            .and_then(|second| char::from_u32(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00)))
            .unwrap_or_else(|| {
                self.at = at;
                self.half()
            })
    }

    /// `XXXX` or `{X…}`
    #[inline(never)]
    fn unicode(&mut self) -> Option<u32> {
        if !self.take('{') {
            return self.digits(4);
        }
        let mut code = self.digits(1)?;
        while !self.take('}') {
            code = code.checked_mul(16)?.checked_add(self.digits(1)?)?;
        }
        Some(code)
    }

    #[inline(never)]
    fn digits(&mut self, count: u32) -> Option<u32> {
        let mut code = 0;
        for _ in 0..count {
            code = code * 16 + self.next()?.to_digit(16)?;
        }
        Some(code)
    }
}
