//! `log`: writes to the console.
//!
//! ```hyperscript
//! on click log
//!
//! on click log "x is", $x with console.warn
//! ```

use crate::hyperscript::expression;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::syntax::{Step, Syntax};
use crate::hyperscript::token::Kind;

/// `log [VALUE, …] [with FUNCTION]`: with `console.log` where the function is missing.
pub(super) static SYNTAX: Syntax = Syntax {
    keyword: Keyword::Log,
    form: Form::Log,
    steps: &[Step::Rule(parse_values), Step::Clause(Keyword::With)],
};

fn parse_values(p: &mut Parser<'_>) {
    if p.at(Keyword::With) || p.at_boundary() {
        return;
    }
    loop {
        expression::parse(p);
        if !p.take_kind(Kind::Comma) {
            return;
        }
    }
}
