//! URLs without quotes: `/prices`, `https://example.org/prices`.
//!
//! ```hyperscript
//! on click fetch /api?x=1#y
//!
//! eventsource Live from https://example.org/live
//! ```

use super::{Expr, Form};
use crate::hyperscript::parser::Parser;
use crate::span::Span;

/// The URL that stands here without quotes, as a string, up to the white space behind it; nothing where something else
/// stands here. It starts with `/`, `./`, `../`, `?` or with a scheme such as `https:`.
pub(crate) fn parse<'a>(p: &mut Parser<'a>) -> Option<&'a Expr<'a>> {
    // From the text and not from the token, since to the tokens `//host` is a comment.
    let rest = p.rest(p.last_end);
    let url = rest.trim_ascii_start();
    let url = url.split_ascii_whitespace().next()?;
    let scheme = ["http:", "https:", "ws:", "wss:"].iter().any(|scheme| url.starts_with(scheme));
    if !scheme && !["/", "./", "../", "?"].iter().any(|start| url.starts_with(start)) || url.starts_with("/*")
    {
        return None;
    }
    let start = p.last_end + (rest.len() - rest.trim_ascii_start().len()) as u32;
    let span = Span::new(start, start + url.len() as u32);
    p.jump(span.end);
    Some(p.expr(span, Form::String(url)))
}
