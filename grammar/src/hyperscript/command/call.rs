//! `call`: calls a function and keeps what it returns as `it`. The tree has it as `Get`.
//!
//! ```hyperscript
//! on click call alert("hello") then log it
//! ```

use crate::diagnostic::Code;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::{Form, Node};
use crate::hyperscript::parser::Parser;
use crate::hyperscript::syntax::{Step, Syntax};

/// `call CALL`
pub(super) static SYNTAX: Syntax =
    Syntax { keyword: Keyword::Call, form: Form::Get, steps: &[Step::Expression, Step::Rule(check)] };

fn check(p: &mut Parser<'_>) {
    if !is_call(p.top()) {
        p.fail_at(Code::NotACall, p.top().span);
    }
}

/// Whether the last thing an expression does is a call.
pub(super) fn is_call(node: &Node<'_>) -> bool {
    node.form == Form::Path && node.split_last().0.form == Form::Call
}
