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

use super::Body;
use crate::diagnostic::Expected;
use crate::hyperscript::dotted;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;

/// `def NAME(PARAMETERS) …`
#[derive(Clone, Copy, Debug)]
pub struct Def<'a> {
    /// The name, dotted where it lies in a namespace.
    pub name: &'a str,
    /// The parameters, which are local variables.
    pub parameters: &'a [&'a str],
    /// What runs.
    pub body: Body<'a>,
}

/// What follows `def`.
pub(super) fn parse<'a>(p: &mut Parser<'a>) -> Def<'a> {
    let name = dotted::parse(p);
    let mut parameters: &[_] = &[];
    if p.take_kind(Kind::OpenParen) && !p.take_kind(Kind::CloseParen) {
        parameters = p.names();
        p.require(&Expected::Sign(Kind::CloseParen));
    }
    Def { name, parameters, body: Body::parse(p) }
}
