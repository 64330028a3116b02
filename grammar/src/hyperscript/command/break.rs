//! `break`: leaves the innermost loop.
//!
//! ```hyperscript
//! on click for x in $list if x is null break end log x end
//! ```

use crate::diagnostic::Code;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::syntax::{Step, Syntax};

/// `break`, in a loop only.
pub(super) static SYNTAX: Syntax =
    Syntax { keyword: Keyword::Break, form: Form::Break, steps: &[Step::Rule(check)] };

/// Sees to it that there is a loop around this.
pub(super) fn check(p: &mut Parser<'_>) {
    if p.loops == 0 {
        p.fail_at(Code::OutsideLoop, p.draft.opened);
    }
}
