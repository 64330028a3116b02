//! `"text"` and `'text'`.
//!
//! ```hyperscript
//! on click log "it's", 'a "b"', "line\nline", "\x41"
//! ```

use crate::diagnostic::Expected;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;
use std::str::Chars;

/// A string; the current token is one.
pub(crate) fn parse<'a>(p: &mut Parser<'a>) -> &'a str {
    if !p.at_kind(Kind::String) {
        return p.fail_expected(&[Expected::Text]);
    }
    let quoted = p.text();
    unescape(p, quoted.get(1..quoted.len() - 1).unwrap_or(""))
}

/// Resolves the escapes of a string.
pub(crate) fn unescape<'a>(p: &Parser<'a>, text: &'a str) -> &'a str {
    if !text.as_bytes().contains(&b'\\') {
        return text;
    }
    let mut out = String::new();
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        if character == '\\' {
            push_escape(&mut out, &mut rest);
        } else {
            out.push(character);
        }
    }
    p.keep(&out)
}

/// Adds what a backslash and the characters behind it stand for.
pub(crate) fn push_escape(out: &mut String, rest: &mut Chars<'_>) {
    let Some(character) = rest.next() else { return };
    out.push(match character {
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\u{b}',
        'x' => {
            let mut ahead = rest.clone();
            match (
                ahead.next().and_then(|high| high.to_digit(16)),
                ahead.next().and_then(|low| low.to_digit(16)),
            ) {
                (Some(high), Some(low)) => {
                    *rest = ahead;
                    (high * 16 + low) as u8 as char
                }
                _ => 'x',
            }
        }
        other => other,
    });
}
