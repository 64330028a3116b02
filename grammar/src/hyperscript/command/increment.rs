//! `increment`: adds an amount to a number.
//!
//! ```hyperscript
//! on click increment $count then increment #total's textContent by 5
//! ```

use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::Form;
use crate::hyperscript::syntax::{Step, Syntax};

/// `increment TARGET [by AMOUNT]`: something that can be written; read as a number, 0 where there is none. By 1 where the
/// amount is missing.
pub(super) static SYNTAX: Syntax = Syntax {
    keyword: Keyword::Increment,
    form: Form::Increment,
    steps: &[Step::Writable(Keyword::By), Step::Clause(Keyword::By)],
};
