//! Text as a browser reads it out of HTML, with the way back to the bytes of the file.

use html5gum::{DefaultEmitter, Token, Tokenizer};

/// A piece of an HTML file, decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decoded {
    /// What the browser sees.
    pub(super) text: String,
    /// Where stretches begin that stand in the file as they are: offset in `text`, offset in the file; ascending.
    stretches: Vec<(usize, usize)>,
    /// The offset in the file behind the last byte.
    end: usize,
}

impl Decoded {
    /// The content of a `<script>`: no character references, line ends as LF. `at` is its offset in the file.
    pub(super) fn script(raw: &str, at: usize) -> Decoded {
        Decoded::read(raw, at, |_| None)
    }

    /// The value of an attribute, without its quotes.
    pub(super) fn attribute(raw: &str, at: usize) -> Decoded {
        Decoded::read(raw, at, reference)
    }

    fn read(raw: &str, at: usize, reference: impl Fn(&str) -> Option<(usize, String)>) -> Decoded {
        let mut decoded =
            Decoded { text: String::with_capacity(raw.len()), stretches: vec![(0, at)], end: at + raw.len() };
        let mut rest = raw;
        while let Some(stop) = rest.find(['&', '\r', '\0']) {
            decoded.text.push_str(&rest[..stop]);
            let offset = raw.len() - rest.len() + stop;
            rest = &rest[stop..];
            let (taken, becomes) = match rest.as_bytes()[0] {
                b'\r' if rest.starts_with("\r\n") => (2, "\n".to_owned()),
                b'\r' => (1, "\n".to_owned()),
                b'\0' => (1, '\u{fffd}'.to_string()),
                _ => reference(rest).unwrap_or((1, "&".to_owned())),
            };
            decoded.stretches.push((decoded.text.len(), at + offset));
            decoded.text.push_str(&becomes);
            decoded.stretches.push((decoded.text.len(), at + offset + taken));
            rest = &rest[taken..];
        }
        decoded.text.push_str(rest);
        decoded
    }

    /// The offset in the file of an offset in `text`. What a reference stands for begins and ends where it does.
    pub(super) fn in_file(&self, offset: usize) -> usize {
        let next = self.stretches.partition_point(|(text, _)| *text <= offset);
        let (text, file) = self.stretches[next - 1];
        let limit = self.stretches.get(next).map_or(self.end, |(_, file)| *file);
        (file + (offset - text)).min(limit)
    }
}

/// Reads a character reference at the beginning of a text in an attribute: how long it is and what it stands for.
/// HTML standard, 13.2.5.72.
fn reference(text: &str) -> Option<(usize, String)> {
    let body = &text[1..];
    let run = |text: &str, wanted: fn(&char) -> bool| text.chars().take_while(wanted).count();
    let mut length = 1 + if let Some(number) = body.strip_prefix('#') {
        match number.strip_prefix(['x', 'X']) {
            Some(number) => 2 + run(number, char::is_ascii_hexdigit),
            None => 1 + run(number, char::is_ascii_digit),
        }
    } else {
        run(body, char::is_ascii_alphanumeric)
    };
    let semicolon = text[length..].starts_with(';');
    length += usize::from(semicolon);
    // `&copy=` is not a reference in an attribute.
    if !semicolon && !body.starts_with('#') && text[length..].starts_with('=') {
        return None;
    }
    let raw = &text[..length];
    let html = format!("<i a=\"{raw}\">");
    let token = Tokenizer::new_with_emitter(&html, DefaultEmitter::<()>::default()).find_map(
        |Ok(token)| match token {
            Token::StartTag(tag) => tag.attributes.into_values().next(),
            _ => None,
        },
    )?;
    let becomes = String::from_utf8_lossy(&token).into_owned();
    (becomes != raw).then_some((length, becomes))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each character of the decoded text with the offset in the file that it comes from.
    fn mapped(raw: &str) -> Vec<(char, usize)> {
        let decoded = Decoded::attribute(raw, 100);
        decoded.text.char_indices().map(|(at, c)| (c, decoded.in_file(at) - 100)).collect()
    }

    #[test]
    fn references_are_decoded_and_found_again() {
        assert_eq!(mapped("a&quot;b"), [('a', 0), ('"', 1), ('b', 7)]);
        assert_eq!(mapped("&#39;&#x41;&#65x"), [('\'', 0), ('A', 5), ('A', 11), ('x', 15)]);
        assert_eq!(mapped("&lt&gt;"), [('<', 0), ('>', 3)]);
        assert_eq!(mapped("\r\nß\r&amp;&"), [('\n', 0), ('ß', 2), ('\n', 4), ('&', 5), ('&', 10)]);
    }

    #[test]
    fn what_only_looks_like_a_reference_stays() {
        for raw in ["&", "a && b", "&copy=1", "&copyx", "&nonsense;", "&;", "&#;", "x & y"] {
            assert_eq!(Decoded::attribute(raw, 0).text, raw);
        }
    }

    #[test]
    fn a_script_has_no_references() {
        assert_eq!(Decoded::script("a &quot; b\r\n", 0).text, "a &quot; b\n");
    }

    #[test]
    fn the_end_is_the_end() {
        let decoded = Decoded::attribute("a&quot;", 10);
        assert_eq!(decoded.in_file(decoded.text.len()), 17);
        assert_eq!(decoded.in_file(99), 17);
    }

    #[test]
    fn decoding_is_the_tokenizers() {
        let mut random = fastrand::Rng::with_seed(3);
        let pieces =
            ["&", "amp", "lt", ";", "#", "x", "4", "1", "=", " ", "not", "in", "quot", "é", "\r", "\n", "a"];
        for _ in 0..3_000 {
            let raw: String =
                (0..random.usize(1..12)).map(|_| *random.choice(pieces.iter()).unwrap()).collect();
            let html = format!("<i a=\"{raw}\">");
            let token =
                Tokenizer::new_with_emitter(&html, DefaultEmitter::<()>::default()).find_map(|Ok(token)| {
                    match token {
                        Token::StartTag(tag) => tag.attributes.into_values().next(),
                        _ => None,
                    }
                });
            let expected = String::from_utf8_lossy(&token.unwrap()).into_owned();
            assert_eq!(Decoded::attribute(&raw, 0).text, expected, "{raw:?}");
        }
    }
}
