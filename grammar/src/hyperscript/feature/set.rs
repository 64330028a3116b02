//! `set` as a feature: a variable that is there before anything runs. Its struct is the command's.
//!
//! ```hyperscript
//! set $theme to "dark"
//!
//! set :count to 0
//! ```

use crate::diagnostic::Code;
use crate::hyperscript::command::set::{self, Set};
use crate::hyperscript::expression::{Form, symbol::Scope};
use crate::hyperscript::parser::Parser;

/// What follows `set`.
pub(super) fn parse<'a>(p: &mut Parser<'a>) -> Set<'a> {
    let set = set::parse(p);
    if let Set::Value(assignment) = &set
        && let Form::Symbol(symbol) = &assignment.target.form
        && matches!(symbol.scope, Scope::Unmarked | Scope::Local)
    {
        p.fail_at::<()>(Code::LocalFeature, assignment.target.span);
    }
    set
}
