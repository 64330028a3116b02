//! `set` as a feature: a variable that is there before anything runs. Its struct is the command's.
//!
//! ```hyperscript
//! set $theme to "dark"
//!
//! set :count to 0
//! ```

use crate::diagnostic::Code;
use crate::hyperscript::command::set;
use crate::hyperscript::expression::symbol::Scope;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::syntax::{Step, Syntax};

/// `set … to …`, run once when installed.
pub(super) static SYNTAX: Syntax =
    Syntax { keyword: Keyword::Set, form: Form::Set, steps: &[Step::Rule(parse)] };

fn parse(p: &mut Parser<'_>) {
    let mark = p.mark();
    set::parse(p);
    if let Some(target) = p.nodes(mark).first()
        && target.form == Form::Symbol
        && target.detail <= Scope::Local as u8
    {
        let span = target.span;
        p.fail_at(Code::LocalFeature, span);
    }
}
