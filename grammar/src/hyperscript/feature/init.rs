//! `init`: what to do once the element is there.
//!
//! ```hyperscript
//! init set :count to 0 end
//!
//! init immediately hide me
//! ```

use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::Form;
use crate::hyperscript::syntax::{Step, Syntax};

/// `init [immediately] …`: while the element is processed, or in a microtask after it.
pub(super) static SYNTAX: Syntax = Syntax {
    keyword: Keyword::Init,
    form: Form::Init,
    steps: &[Step::Flag(Keyword::Immediately, 1), Step::Commands],
};
