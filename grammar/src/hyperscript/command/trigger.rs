//! `trigger`: dispatches an event. The tree has it as `Send`.
//!
//! ```hyperscript
//! on click trigger refresh(at: 1) on #list
//! ```

use super::send;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::Form;
use crate::hyperscript::syntax::{Step, Syntax};

/// `trigger EVENT[(name: value, …)] [on TARGET]`
pub(super) static SYNTAX: Syntax = Syntax {
    keyword: Keyword::Trigger,
    form: Form::Send,
    steps: &[Step::Rule(send::parse), Step::Clause(Keyword::On)],
};
