//! `def`: a function.
//!
//! ```hyperscript
//! def shop.total(items)
//!   set sum to 0
//!   for item in items set sum to sum + item.price end
//!   return sum
//! catch e
//!   log e
//! end
//! ```

use super::parse_body;
use crate::diagnostic::Expected;
use crate::hyperscript::dotted;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::syntax::{Step, Syntax};
use crate::hyperscript::token::Kind;

/// `def NAME(PARAMETERS) …`: the name is dotted where it lies in a namespace; the parameters are local variables.
pub(super) static SYNTAX: Syntax = Syntax {
    keyword: Keyword::Def,
    form: Form::Def,
    steps: &[Step::Rule(parse_head), Step::Rule(parse_body)],
};

fn parse_head(p: &mut Parser<'_>) {
    p.draft.text = dotted::parse(p);
    let (mark, start) = (p.mark(), p.token.span.start);
    if p.take_kind(Kind::OpenParen) && !p.take_kind(Kind::CloseParen) {
        p.names();
        p.require(&Expected::Sign(Kind::CloseParen));
    }
    p.close(mark, start, Form::Names, 0, "");
}
