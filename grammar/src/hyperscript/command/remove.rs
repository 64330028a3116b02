//! `remove`: classes, an attribute or styles from elements, elements from the page, or a value from a collection.
//!
//! ```hyperscript
//! on click remove .active from .tab then remove @disabled from #save
//!
//! on click remove {color} from me then remove closest <li/> then remove "a" from $list
//! ```

use super::CommandKind;
use super::add::What;
use super::add::parse_when;
use crate::diagnostic::Code;
use crate::hyperscript::expression::Expr;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::parser::Parser;

/// `remove WHAT [from TARGET] [when CONDITION]`
#[derive(Clone, Copy, Debug)]
pub struct Remove<'a> {
    /// What is removed; a value is elements, a member of `from`, or something that can be deleted such as `x.y`.
    pub what: What<'a>,
    /// From what. Where it is missing: the implicit target (`you`, else `me`), and nothing in particular for a value.
    pub from: Option<&'a Expr<'a>>,
    /// Tested with each target as `it`: those it does not hold for get what the others lose. Never with a value.
    pub when: Option<&'a Expr<'a>>,
}

/// What follows `remove`.
pub(super) fn parse<'a>(p: &mut Parser<'a>) -> CommandKind<'a> {
    let what = What::parse(p);
    let from = p.clause(Keyword::From);
    if matches!(what, What::Value(_)) && p.at(Keyword::When) {
        return p.fail(Code::RemoveWhen);
    }
    let when = parse_when(p);
    CommandKind::Remove(p.alloc(Remove { what, from, when }))
}
