//! `decrement`: takes an amount from a number.
//!
//! ```hyperscript
//! on click decrement $count by 2
//! ```

use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::Form;
use crate::hyperscript::syntax::{Step, Syntax};

/// `decrement TARGET [by AMOUNT]`, as `increment`.
pub(super) static SYNTAX: Syntax = Syntax {
    keyword: Keyword::Decrement,
    form: Form::Decrement,
    steps: &[Step::Writable(Keyword::By), Step::Clause(Keyword::By)],
};
