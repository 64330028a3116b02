//! `for`: runs commands for each of a collection. The tree has it as `Repeat`.
//!
//! ```hyperscript
//! on click for item in $list where item.price > 3 log item end
//! ```

use super::repeat;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::Form;
use crate::hyperscript::syntax::{Step, Syntax};

/// `for NAME in ITEMS … end`
pub(super) static SYNTAX: Syntax = Syntax {
    keyword: Keyword::For,
    form: Form::Repeat,
    steps: &[Step::Rule(repeat::parse_items), Step::Rule(repeat::parse_body)],
};
