//! `"text"` and `'text'`.
//!
//! ```hyperscript
//! on click log "it's", 'a "b"', "line\nline", "\x41"
//! ```

use crate::diagnostic::Expected;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;
use crate::words::has;
use std::str::Chars;

/// A string, where one is needed.
pub(crate) fn parse<'a>(p: &mut Parser<'a>) -> &'a str {
    if !p.at_kind(Kind::String) {
        p.fail_expected(&[Expected::Text]);
        return "";
    }
    let quoted = p.text();
    unescape(p, quoted.get(1..quoted.len() - 1).unwrap_or(""))
}

/// Resolves the escapes of a string.
pub(crate) fn unescape<'a>(p: &Parser<'a>, text: &'a str) -> &'a str {
    if !has(text.as_bytes(), b'\\') {
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
            let digits = rest.as_str().as_bytes().get(..2).unwrap_or_default();
            let code =
                digits.iter().try_fold(0, |code, &digit| Some(code * 16 + char::from(digit).to_digit(16)?));
            match code {
                Some(code) if digits.len() == 2 => {
                    rest.next();
                    rest.next();
                    code as u8 as char
                }
                _ => 'x',
            }
        }
        other => other,
    });
}
