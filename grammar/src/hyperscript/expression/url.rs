//! URLs without quotes: `/prices`, `https://example.org/prices`.
//!
//! ```hyperscript
//! on click fetch /api?x=1#y
//!
//! eventsource Live from https://example.org/live
//! ```

use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;

/// Takes the URL that stands here without quotes, as a string, up to the white space behind it; says whether there is
/// one. It starts with `/`, `./`, `../`, `?` or with a scheme such as `https:`.
pub(crate) fn parse(p: &mut Parser<'_>) -> bool {
    // From the text and not from the token, since to the tokens `//host` is a comment.
    let rest = p.rest(p.last_end);
    let start = p.last_end + (rest.len() - rest.trim_ascii_start().len()) as u32;
    let url = p.word(start);
    let bare = STARTS.iter().any(|bare| url.as_bytes().starts_with(bare.as_bytes()));
    let bare = bare && !url.as_bytes().starts_with(b"/*");
    if bare {
        p.jump(start + url.len() as u32);
        p.leaf(start, Form::String, 0, url);
    }
    bare
}

/// What a URL without quotes starts with.
const STARTS: [&str; 8] = ["/", "./", "../", "?", "http:", "https:", "ws:", "wss:"];
