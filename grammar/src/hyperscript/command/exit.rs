//! `exit`: ends the run, without a value.
//!
//! ```hyperscript
//! on click if $busy exit end log "on"
//! ```

use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::Form;
use crate::hyperscript::syntax::Syntax;

/// `exit`
pub(super) static SYNTAX: Syntax = Syntax { keyword: Keyword::Exit, form: Form::Exit, steps: &[] };
