//! URLs without quotes: `/prices`, `https://example.org/prices`.
//!
//! ```hyperscript
//! on click fetch /api?x=1#y
//!
//! eventsource Live from https://example.org/live
//! ```

use super::{Expr, Form};
use crate::hyperscript::parser::Parser;

/// The URL that stands here without quotes, as a string, up to the white space behind it; nothing where something else
/// stands here. It starts with `/`, `./`, `../`, `?` or with a scheme such as `https:`.
pub(crate) fn parse<'a>(p: &mut Parser<'a>) -> Option<&'a Expr<'a>> {
    // From the text and not from the token, since to the tokens `//host` is a comment.
    let rest = p.rest(p.last_end);
    let start = p.last_end + (rest.len() - rest.trim_ascii_start().len()) as u32;
    let url = p.word(start);
    let bare = STARTS.iter().any(|bare| url.starts_with(bare)) && !url.starts_with("/*");
    if !bare {
        return None;
    }
    p.jump(start + url.len() as u32);
    Some(p.node(start, Form::String(url)))
}

/// What a URL without quotes starts with.
const STARTS: [&str; 8] = ["/", "./", "../", "?", "http:", "https:", "ws:", "wss:"];
