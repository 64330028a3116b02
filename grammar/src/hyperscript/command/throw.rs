//! `throw`: throws a value.
//!
//! ```hyperscript
//! on click throw "no"
//! ```

use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::Form;
use crate::hyperscript::syntax::{Step, Syntax};

/// `throw VALUE`
pub(super) static SYNTAX: Syntax =
    Syntax { keyword: Keyword::Throw, form: Form::Throw, steps: &[Step::Expression] };
