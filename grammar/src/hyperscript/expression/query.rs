//! `<css/>`: the elements that a selector fits.
//!
//! ```hyperscript
//! on click log <li.done/>, <a[href="/x/"]/>, <[data-id="${$id}"]/> in #list
//! ```

use super::template::{self, Part, Until};
use crate::hyperscript::parser::Parser;

/// A selector.
#[derive(Clone, Copy, Debug)]
pub enum Query<'a> {
    /// Without anything to fill in.
    Static(&'a str),
    /// With `${expression}` in it. An element that is filled in stands for itself.
    Template(&'a [Part<'a>]),
}

/// A query; its `<` is the current token.
pub(crate) fn parse<'a>(p: &mut Parser<'a>) -> Query<'a> {
    let open = p.token.span;
    if let Some(css) = template::plain(p, open.end, Until::QueryEnd) {
        p.jump(open.end + css.len() as u32 + 2);
        return Query::Static(css);
    }
    Query::Template(template::parts(p, open, Until::QueryEnd))
}
