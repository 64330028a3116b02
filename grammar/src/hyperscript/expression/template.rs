//! Text with `${…}` in it, between backticks.
//!
//! ```hyperscript
//! on click log `${$x + 1} of $total, $user.name costs \$5`
//! ```

use super::path::{self, Step, StepKind};
use super::{Expr, parse_enclosed, string, symbol};
use crate::diagnostic::{Code, Expected};
use crate::hyperscript::parser::{Parser, line_length};
use crate::hyperscript::token::Kind;
use crate::span::Span;

/// A piece of a text with expressions in it.
#[derive(Clone, Copy, Debug)]
pub enum Part<'a> {
    /// Text, its escapes resolved.
    Text(&'a str),
    /// `${expression}` or `$name`
    Value(&'a Expr<'a>),
}

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
enum Found {
    End,
    /// `${`
    Hole,
    /// `$name`
    Name,
    Escape,
}

/// The pieces of a template; its backtick is the current token.
pub(crate) fn parse<'a>(p: &mut Parser<'a>) -> &'a [Part<'a>] {
    let open = p.token.span;
    parts(p, open, Until::Backtick)
}

/// The pieces of the text behind `open` up to its end, and goes on behind that.
pub(crate) fn parts<'a>(p: &mut Parser<'a>, open: Span, until: Until) -> &'a [Part<'a>] {
    let mut parts = Vec::new();
    let mut from = open.end;
    // The text since the last hole, where an escape in it had to be resolved.
    let mut resolved = String::new();
    let mut quote = None;
    loop {
        let Some((found, at)) = scan(p, from, until, &mut quote) else {
            return unclosed(p, open, until);
        };
        let plain = Span::new(from, at).of(p.text);
        if !resolved.is_empty() || matches!(found, Found::Escape) {
            resolved.push_str(plain);
        }
        if let Found::Escape = found {
            let mut rest = p.rest(at + 1).chars();
            string::push_escape(&mut resolved, &mut rest);
            from = p.text.len() as u32 - rest.as_str().len() as u32;
            continue;
        }
        if !resolved.is_empty() {
            parts.push(Part::Text(p.keep(&resolved)));
            resolved.clear();
        } else if !plain.is_empty() {
            parts.push(Part::Text(plain));
        }
        match found {
            Found::Hole => {
                p.resume(at + 2);
                let value = parse_enclosed(p);
                if !p.at_kind(Kind::CloseBrace) {
                    return p.fail_expected(&[Expected::Sign(Kind::CloseBrace)]);
                }
                from = p.token.span.end;
                parts.push(Part::Value(value));
            }
            Found::Name => {
                let value = dotted(p, at + 1);
                from = value.span.end;
                parts.push(Part::Value(value));
            }
            _ => {
                p.jump(at + if until == Until::QueryEnd { 2 } else { 1 });
                return p.list(&parts);
            }
        }
    }
}

/// The plain text from an offset on, where nothing stands in it but text up to its end.
pub(crate) fn plain<'a>(p: &mut Parser<'a>, from: u32, until: Until) -> Option<&'a str> {
    match scan(p, from, until, &mut None) {
        Some((Found::End, at)) => Some(Span::new(from, at).of(p.text)),
        _ => None,
    }
}

/// Reports that the end is missing, and goes on with the next line.
fn unclosed<T: Default>(p: &mut Parser<'_>, open: Span, until: Until) -> T {
    let code = match until {
        Until::Backtick => Code::UnclosedTemplate,
        Until::QueryEnd => Code::UnclosedQuery,
        Until::Brace => Code::UnclosedStyles,
    };
    let line = line_length(p.rest(open.end));
    p.short = true;
    p.jump(open.end + line);
    p.fail_at(code, Span::new(open.start, open.end + line))
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

/// `$name.name` in a text: only names and dots, so that the prose behind it stays prose.
fn dotted<'a>(p: &mut Parser<'a>, from: u32) -> &'a Expr<'a> {
    let text = p.text;
    let length = |from: u32| {
        let rest = text.get(from as usize..).unwrap_or("");
        let name = rest.bytes().take_while(|&byte| byte.is_ascii_alphanumeric() || byte == b'_');
        name.count() as u32
    };
    let mut end = from + length(from);
    let root = symbol::named(p, Span::new(from, end));
    let mut steps = Vec::new();
    while let [b'.', first, ..] = p.rest(end).as_bytes()
        && (first.is_ascii_alphabetic() || *first == b'_')
    {
        let name = Span::new(end + 1, end + 1 + length(end + 1));
        end = name.end;
        steps.push(Step { span: Span::new(from, end), kind: StepKind::Property(name.of(p.text)) });
    }
    path::with_steps(p, root, &steps)
}
