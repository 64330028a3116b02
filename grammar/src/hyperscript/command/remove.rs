//! `remove`: classes, an attribute or styles from elements, elements from the page, or a value from a collection.
//!
//! ```hyperscript
//! on click remove .active from .tab then remove @disabled from #save
//!
//! on click remove {color} from me then remove closest <li/> then remove "a" from $list
//! ```

use super::add::{VALUE, parse_what};
use crate::diagnostic::Code;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::syntax::{Step, Syntax};

/// `remove WHAT [from TARGET] [when CONDITION]`: a value is elements, a member of the target, or something that can be
/// deleted such as `x.y`. For the others, the implicit target (`you`, else `me`) is meant where it is missing, and the
/// condition is tested with each target as `it`: those it does not hold for get what the others lose.
pub(super) static SYNTAX: Syntax = Syntax {
    keyword: Keyword::Remove,
    form: Form::Remove,
    steps: &[Step::Rule(parse_what), Step::Clause(Keyword::From), Step::Rule(parse_when)],
};

fn parse_when(p: &mut Parser<'_>) {
    if p.draft.detail == VALUE && p.at(Keyword::When) {
        return p.fail(Code::RemoveWhen);
    }
    p.clause(Keyword::When);
}
