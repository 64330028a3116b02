//! `if`: runs one of two lists of commands.
//!
//! ```hyperscript
//! on click
//!   if $x is 1 log "one"
//!   else if $x is 2 log "two"
//!   else log "many"
//!   end
//! end
//! ```

use super::{parse_block_end, parse_list, parse_one};
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::syntax::{Step, Syntax};

/// `if CONDITION [then] … [else …] end`
pub(super) static SYNTAX: Syntax = Syntax {
    keyword: Keyword::If,
    form: Form::If,
    steps: &[Step::Expression, Step::Flag(Keyword::Then, 0), Step::Commands, Step::Rule(parse_else)],
};

fn parse_else(p: &mut Parser<'_>) {
    if p.take(Keyword::Else) || p.take(Keyword::Otherwise) {
        // `else if` on one line is one chain with one `end`; an `if` on the next line has its own.
        if p.at(Keyword::If) && !p.token.fresh_line {
            let (mark, start) = (p.mark(), p.token.span.start);
            parse_one(p);
            return p.close(mark, start, Form::Commands, 0, "");
        }
        parse_list(p);
    }
    parse_block_end(p, p.draft.opened);
}
