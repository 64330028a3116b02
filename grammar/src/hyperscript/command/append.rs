//! `append`: adds at the end of a list, a text or an element.
//!
//! ```hyperscript
//! on click append "one" to $list then append "!" to #title
//! ```

use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::Form;
use crate::hyperscript::syntax::{Step, Syntax};

/// `append VALUE [to TARGET]`: to `result` where the target is missing.
pub(super) static SYNTAX: Syntax = Syntax {
    keyword: Keyword::Append,
    form: Form::Append,
    steps: &[Step::Expression, Step::Clause(Keyword::To)],
};
