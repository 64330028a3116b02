//! `[1, 2, 3]`: a list. The tree has it as a plain `Vec`.
//!
//! ```hyperscript
//! on click log [1, "two", [3]], []
//! ```

use super::{Expr, parse_list};
use crate::diagnostic::Expected;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;

/// `[` with what is in it up to `]`; the `[` is the current token.
pub(crate) fn parse<'a>(p: &mut Parser<'a>) -> &'a [&'a Expr<'a>] {
    parse_list(p, &Expected::Sign(Kind::CloseBracket))
}
