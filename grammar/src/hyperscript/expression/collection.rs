//! `where`, `sorted by`, `mapped to`, `split by`, `joined by`.
//!
//! ```hyperscript
//! on click log <li/> where it matches .done sorted by its textContent descending mapped to its id joined by ", "
//!
//! on click log "a b" split by " "
//! ```

use super::{parse_unary, parse_until, path};
use crate::diagnostic::Expected;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;

const WORDS: [Keyword; 5] =
    [Keyword::Where, Keyword::Sorted, Keyword::Mapped, Keyword::Split, Keyword::Joined];

/// An operand of arithmetic and what becomes of it as a collection. What stands behind the words is evaluated for each
/// item, which is then `it`, except for `split by` and `joined by`, where it is evaluated once.
pub(super) fn parse(p: &mut Parser<'_>) {
    let item = p.item.take();
    let mark = p.mark();
    parse_unary(p);
    let start = p.start_of(mark);
    loop {
        let word = p.token.keyword;
        let by = &Expected::Word(Keyword::By);
        let (form, behind) = match word {
            _ if p.follows.has(word) => break,
            Keyword::Where => (Form::Where, None),
            Keyword::Sorted => (Form::Sorted, Some(by)),
            Keyword::Mapped => (Form::Mapped, Some(&Expected::Word(Keyword::To))),
            Keyword::Split => (Form::Split, Some(by)),
            Keyword::Joined => (Form::Joined, Some(by)),
            _ => break,
        };
        p.advance();
        if let Some(expected) = behind {
            p.require(expected);
        }
        let step = p.mark();
        parse_until(p, &WORDS);
        if let (Form::Where, Some(item)) = (form, item) {
            p.push_text(item);
        }
        let descending = form == Form::Sorted && p.take(Keyword::Descending);
        p.close(step, start, form, descending.into(), "");
    }
    path::close(p, mark);
}
