//! `js` as a feature: functions in JavaScript.
//!
//! ```hyperscript
//! js
//!   function double(x) { return x * 2; }
//! end
//!
//! on click put double(4) into me
//! ```

use crate::hyperscript::javascript;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::syntax::{Step, Syntax};

/// `js … end`: the functions that it declares become global.
pub(super) static SYNTAX: Syntax =
    Syntax { keyword: Keyword::Js, form: Form::Js, steps: &[Step::Rule(parse)] };

fn parse(p: &mut Parser<'_>) {
    p.draft.text = javascript::parse(p, p.draft.opened.end, p.draft.opened, true);
}
