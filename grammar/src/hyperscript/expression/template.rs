//! Text with `${…}` in it, between backticks.
//!
//! ```hyperscript
//! on click log `${$x + 1} of $total, $user.name costs \$5`
//! ```

use super::implicit::Implicit;
use super::symbol::Scope;
use super::{parse_enclosed, path, string};
use crate::diagnostic::{Code, Expected};
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::Form;
use crate::hyperscript::parser::{Parser, line_length};
use crate::hyperscript::token::Kind;
use crate::span::Span;

/// What ends a text with expressions in it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Until {
    /// The backtick of a template. Backslashes escape.
    Backtick,
    /// The `/>` of a query, outside of quotes.
    QueryEnd,
    /// The `}` of styles, outside of quotes.
    Brace,
}

/// What comes next in such a text, and where.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Found {
    End,
    /// `${`
    Hole,
    /// `$name`
    Name,
    Escape,
}

/// A template; its backtick is the current token.
pub(super) fn parse(p: &mut Parser<'_>) {
    parts(p, Form::Template, Until::Backtick);
}

/// A text with expressions in it, up to its end; what opens it is the current token. A query that is plain text has that
/// as its own, instead of as a part.
pub(crate) fn parts(p: &mut Parser<'_>, form: Form, until: Until) {
    let (mark, open) = (p.mark(), p.token.span);
    let mut from = open.end;
    // The text since the last hole, where an escape in it had to be resolved.
    let mut resolved = String::new();
    let mut quote = None;
    loop {
        let Some((found, at)) = scan(p, from, until, &mut quote) else {
            return unclosed(p, open, until);
        };
        let mut plain = Span::new(from, at).of(p.text);
        if !resolved.is_empty() || found == Found::Escape {
            resolved.push_str(plain);
        }
        if found == Found::Escape {
            let mut rest = p.rest(at + 1).chars();
            string::push_escape(&mut resolved, &mut rest);
            from = p.text.len() as u32 - rest.as_str().len() as u32;
            continue;
        }
        if !resolved.is_empty() {
            plain = p.keep(&resolved);
            resolved.clear();
        }
        let whole = found == Found::End && form == Form::Query && p.mark() == mark;
        if !plain.is_empty() && !whole {
            p.push_text(plain);
        }
        match found {
            Found::Hole => {
                p.resume(at + 2);
                parse_enclosed(p);
                if !p.at_kind(Kind::CloseBrace) {
                    return p.fail_expected(&[Expected::Sign(Kind::CloseBrace)]);
                }
                from = p.token.span.end;
            }
            Found::Name => from = dotted(p, at + 1),
            _ => {
                p.jump(at + if until == Until::QueryEnd { 2 } else { 1 });
                return p.close(mark, open.start, form, 0, if whole { plain } else { "" });
            }
        }
    }
}

/// Reports that the end is missing, and goes on with the next line.
fn unclosed(p: &mut Parser<'_>, open: Span, until: Until) {
    let code = match until {
        Until::Backtick => Code::UnclosedTemplate,
        Until::QueryEnd => Code::UnclosedQuery,
        Until::Brace => Code::UnclosedStyles,
    };
    let line = line_length(p.rest(open.end));
    p.short = true;
    p.jump(open.end + line);
    p.fail_at(code, Span::new(open.start, open.end + line));
}

/// Looks for what comes next. Once something had no end, it has to end with its line.
fn scan(p: &mut Parser<'_>, from: u32, until: Until, quote: &mut Option<u8>) -> Option<(Found, u32)> {
    let short = p.short;
    let rest = p.rest(from).as_bytes();
    let mut bytes = rest.iter();
    let found = loop {
        let before = bytes.len();
        let &byte = bytes.next()?;
        let at = rest.len() - before;
        let next = bytes.as_slice().first().copied().unwrap_or(0);
        let found = match byte {
            b'$' if next == b'{' => Found::Hole,
            // `[id$="x"]` is CSS, and a lone `$` is money.
            b'$' if until != Until::Brace && (next.is_ascii_alphabetic() || next == b'_') => Found::Name,
            b'\\' if until == Until::Backtick => Found::Escape,
            b'\\' => {
                bytes.next();
                continue;
            }
            b'`' if until == Until::Backtick => Found::End,
            b'\n' if short => return None,
            _ if *quote == Some(byte) => {
                *quote = None;
                continue;
            }
            b'"' | b'\'' if until != Until::Backtick && quote.is_none() => {
                *quote = Some(byte);
                continue;
            }
            b'/' if until == Until::QueryEnd && next == b'>' && quote.is_none() => Found::End,
            b'}' if until == Until::Brace && quote.is_none() => Found::End,
            _ => continue,
        };
        break (found, at as u32 + from);
    };
    #[cfg(test)]
    {
        p.work += (found.1 - from) as usize;
    }
    Some(found)
}

/// `$name.name` in a text: only names and dots, so that the prose behind it stays prose. Gives its end.
fn dotted(p: &mut Parser<'_>, from: u32) -> u32 {
    let text = p.text;
    let (mark, mut start) = (p.mark(), from);
    loop {
        let rest = text.as_bytes().get(start as usize..).unwrap_or_default();
        let length = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
        let name = Span::new(start, start + length as u32);
        p.last_end = name.end;
        let word = name.of(text);
        if start > from {
            p.leaf(from, Form::Property, 0, word);
        } else if let Some(implicit) = Implicit::of(Keyword::of(word.as_bytes())) {
            p.leaf(from, Form::Implicit, implicit as u8, "");
        } else {
            p.leaf(from, Form::Symbol, Scope::Unmarked as u8, word);
        }
        start = name.end + 1;
        match rest.get(length..) {
            Some([b'.', first, ..]) if first.is_ascii_alphabetic() || *first == b'_' => {}
            _ => {
                path::close(p, mark);
                return name.end;
            }
        }
    }
}
