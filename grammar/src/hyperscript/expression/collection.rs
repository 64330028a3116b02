//! `where`, `sorted by`, `mapped to`, `split by`, `joined by`.
//!
//! ```hyperscript
//! on click log <li/> where it matches .done sorted by its textContent descending mapped to its id joined by ", "
//!
//! on click log "a b" split by " "
//! ```

use super::path::{self, StepKind};
use super::{Expr, parse_unary, parse_until};
use crate::diagnostic::Expected;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::parser::Parser;

/// What becomes of a collection. The expression is evaluated for each item, which is then `it`, except for `split by`
/// and `joined by`, where it is evaluated once.
#[derive(Clone, Copy, Debug)]
pub enum Collection<'a> {
    /// `x where CONDITION`
    Where {
        /// What has to hold.
        condition: &'a Expr<'a>,
        /// The loop's variable that is the item too, for `for NAME in x where …`.
        name: Option<&'a str>,
    },
    /// `x sorted by KEY [descending]`
    Sorted {
        /// What is compared.
        key: &'a Expr<'a>,
        /// The greatest first.
        descending: bool,
    },
    /// `x mapped to VALUE`
    Mapped(&'a Expr<'a>),
    /// `x split by DELIMITER`
    Split(&'a Expr<'a>),
    /// `x joined by DELIMITER`
    Joined(&'a Expr<'a>),
}

const WORDS: [Keyword; 5] =
    [Keyword::Where, Keyword::Sorted, Keyword::Mapped, Keyword::Split, Keyword::Joined];

/// An operand of arithmetic and what becomes of it as a collection.
pub(crate) fn parse<'a>(p: &mut Parser<'a>) -> &'a Expr<'a> {
    let item = p.item.take();
    let root = parse_unary(p);
    let start = root.span.start;
    let mut steps = Vec::new();
    while let Some(kind) = step(p, item) {
        let kind = StepKind::Collection(p.alloc(kind));
        p.step(start, &mut steps, kind);
    }
    path::with_steps(p, root, &steps)
}

fn step<'a>(p: &mut Parser<'a>, item: Option<&'a str>) -> Option<Collection<'a>> {
    let word = p.token.keyword;
    if !WORDS.contains(&word) || p.follows.has(word) {
        return None;
    }
    p.advance();
    match word {
        Keyword::Where => {}
        Keyword::Mapped => p.require(&Expected::Word(Keyword::To)),
        _ => p.require(&Expected::Word(Keyword::By)),
    }
    let operand = parse_until(p, &WORDS);
    Some(match word {
        Keyword::Where => Collection::Where { condition: operand, name: item },
        Keyword::Sorted => Collection::Sorted { key: operand, descending: p.take(Keyword::Descending) },
        Keyword::Mapped => Collection::Mapped(operand),
        Keyword::Split => Collection::Split(operand),
        _ => Collection::Joined(operand),
    })
}
