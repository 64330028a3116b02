//! `[1, 2, 3]`: a list. The tree has it as a plain `Vec`.
//!
//! ```hyperscript
//! on click log [1, "two", [3]], []
//! ```

use super::parse_list;
use crate::diagnostic::Expected;
use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;

/// `[` with what is in it up to `]`; the `[` is the current token.
pub(super) fn parse(p: &mut Parser<'_>) {
    parse_list(p, p.token.span.start, Form::Array, &Expected::Sign(Kind::CloseBracket));
}
