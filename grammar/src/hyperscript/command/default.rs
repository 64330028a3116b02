//! `default`: assigns where there is no value yet.
//!
//! ```hyperscript
//! on click default :clicks to 0 then increment :clicks
//! ```

use crate::diagnostic::Expected;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::Form;
use crate::hyperscript::syntax::{Step, Syntax};

/// `default TARGET to VALUE`: assigns where the target is null, undefined or the empty string.
pub(super) static SYNTAX: Syntax = Syntax {
    keyword: Keyword::Default,
    form: Form::Default,
    steps: &[Step::Writable(Keyword::To), Step::Word(&Expected::Word(Keyword::To)), Step::Expression],
};
