//! JavaScript in hyperscript: only where it ends is of interest, and the functions it declares.

use super::parser::Parser;
use crate::diagnostic::Code;
use crate::span::Span;

/// The JavaScript from an offset up to the word `end`, and goes on behind that; where asked for, leaves a text for each
/// function that is declared at its top. An `end` in a string, in a comment, in a longer word or behind a dot is none.
pub(crate) fn parse<'a>(p: &mut Parser<'a>, from: u32, opened: Span, functions: bool) -> &'a str {
    let text = p.rest(from);
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut braces: u32 = 0;
    let mut before = b' ';
    let mut declares = false;
    while let Some(&byte) = bytes.get(at) {
        let rest = bytes.get(at..).unwrap_or(&[]);
        let length = match *rest {
            [b'/', b'/', ..] => until(rest, 2, b"\n"),
            [b'/', b'*', ..] => until(rest, 2, b"*/"),
            [b'"' | b'\'' | b'`', ..] => string(rest),
            _ if is_word(byte) => {
                let length = rest.iter().take_while(|&&byte| is_word(byte)).count();
                let word = text.get(at..at + length).unwrap_or("");
                if word == "end" && before != b'.' {
                    let end = from + (at + length) as u32;
                    p.jump(end);
                    return text.get(..at).unwrap_or("");
                }
                if declares && braces == 0 && functions {
                    p.push_text(word);
                }
                declares = word == "function";
                length
            }
            _ => {
                match byte {
                    b'{' => braces += 1,
                    b'}' => braces = braces.saturating_sub(1),
                    _ => {}
                }
                declares &= byte.is_ascii_whitespace() || byte == b'*';
                1
            }
        };
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
        at += length.max(1);
    }
    p.jump(p.text.len() as u32);
    // The last `end`s may be missing at the end of the text.
    if text.trim_ascii().is_empty() {
        p.fail_at(Code::UnclosedJs, opened);
    }
    text
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'$' || byte >= 0x80
}

/// The length up to and with a mark that is looked for from an offset on, or all there is.
fn until(rest: &[u8], from: usize, mark: &[u8]) -> usize {
    let found = rest.windows(mark.len()).skip(from).position(|window| window == mark);
    found.map_or(rest.len(), |at| at + from + mark.len())
}

/// The length of a string; one in single or double quotes ends with its line at the latest.
fn string(rest: &[u8]) -> usize {
    let Some((&quote, inside)) = rest.split_first() else { return 0 };
    let mut bytes = inside.iter();
    while let Some(&byte) = bytes.next() {
        if byte == quote || byte == b'\n' && quote != b'`' {
            break;
        }
        if byte == b'\\' {
            bytes.next();
        }
    }
    rest.len() - bytes.len()
}
