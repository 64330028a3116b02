//! `\ x, y -> expression`: a function.
//!
//! ```hyperscript
//! on click log $list.map(\ x -> x * 2), $list.sort(\ a, b -> b - a)
//! ```

use super::{Expr, Form};
use crate::diagnostic::Expected;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;

/// A function of one expression. Its parameters are local variables of the run around it.
#[derive(Clone, Copy, Debug)]
pub struct Block<'a> {
    /// The parameters.
    pub parameters: &'a [&'a str],
    /// What it returns.
    pub body: &'a Expr<'a>,
}

/// `\ x, y -> expression`; the `\` is the current token.
pub(crate) fn parse<'a>(p: &mut Parser<'a>) -> Form<'a> {
    p.advance();
    let parameters = if p.at_kind(Kind::Word) { p.names() } else { &[] };
    if !(p.take_kind(Kind::Minus) && p.take_kind(Kind::Greater)) {
        return p.fail_expected(&[Expected::Sign(Kind::Minus)]);
    }
    let body = super::parse(p);
    Form::Block(Block { parameters, body })
}
