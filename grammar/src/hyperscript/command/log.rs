//! `log`: writes to the console.
//!
//! ```hyperscript
//! on click log
//!
//! on click log "x is", $x with console.warn
//! ```

use super::CommandKind;
use crate::hyperscript::expression;
use crate::hyperscript::expression::Expr;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;

/// `log [VALUE, …] [with FUNCTION]`
#[derive(Clone, Copy, Debug)]
pub struct Log<'a> {
    /// What is written.
    pub values: &'a [&'a Expr<'a>],
    /// What writes it; `console.log` where it is missing.
    pub with: Option<&'a Expr<'a>>,
}

/// What follows `log`.
pub(super) fn parse<'a>(p: &mut Parser<'a>) -> CommandKind<'a> {
    let mut values = Vec::new();
    if !p.at(Keyword::With) && !p.at_boundary() {
        values.push(expression::parse(p));
        while p.take_kind(Kind::Comma) {
            values.push(expression::parse(p));
        }
    }
    let with = p.clause(Keyword::With);
    CommandKind::Log(Log { values: p.list(&values), with })
}
