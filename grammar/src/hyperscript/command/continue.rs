//! `continue`: goes on with the next pass of the innermost loop.
//!
//! ```hyperscript
//! on click for x in $list if x is null continue end log x end
//! ```

use super::r#break::check;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::Form;
use crate::hyperscript::syntax::{Step, Syntax};

/// `continue`, in a loop only.
pub(super) static SYNTAX: Syntax =
    Syntax { keyword: Keyword::Continue, form: Form::Continue, steps: &[Step::Rule(check)] };
