//! `return`: ends the run, with a value.
//!
//! ```hyperscript
//! def double(x) return x * 2 end
//!
//! on click return
//! ```

use crate::hyperscript::expression;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::syntax::{Step, Syntax};

/// `return [VALUE]`
pub(super) static SYNTAX: Syntax =
    Syntax { keyword: Keyword::Return, form: Form::Return, steps: &[Step::Rule(parse)] };

fn parse(p: &mut Parser<'_>) {
    if !p.at_boundary() {
        expression::parse(p);
    }
}
