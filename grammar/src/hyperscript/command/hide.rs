//! `hide`: makes elements invisible.
//!
//! ```hyperscript
//! on click hide me then hide .late with visibility
//!
//! on click hide <li/> when it matches .done
//! ```

use super::show::{parse_strategy, parse_target};
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::Form;
use crate::hyperscript::syntax::{Step, Syntax};

/// `hide [TARGET] [with STRATEGY] [when CONDITION]`, as `show`; those that the condition does not hold for are shown.
pub(super) static SYNTAX: Syntax = Syntax {
    keyword: Keyword::Hide,
    form: Form::Hide,
    steps: &[
        Step::Rule(parse_target),
        Step::Rule(parse_strategy),
        Step::Nothing,
        Step::Clause(Keyword::When),
    ],
};
