//! `get`: evaluates and keeps the value as `it`.
//!
//! ```hyperscript
//! on click get $list[0] then put it into #first
//! ```

use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::Form;
use crate::hyperscript::syntax::{Step, Syntax};

/// `get VALUE`
pub(super) static SYNTAX: Syntax =
    Syntax { keyword: Keyword::Get, form: Form::Get, steps: &[Step::Expression] };
