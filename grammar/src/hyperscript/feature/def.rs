//! `def`: a function.

use super::Body;
use crate::diagnostic::Expected;
use crate::hyperscript::dotted;
use crate::hyperscript::parser::{Parsed, Parser};
use crate::hyperscript::token::Kind;
use std::borrow::Cow;

/// `def NAME(PARAMETERS) …`
#[derive(Debug)]
pub struct Def<'a> {
    /// The name, dotted where it lies in a namespace.
    pub name: Cow<'a, str>,
    /// The parameters, which are local variables.
    pub parameters: Vec<&'a str>,
    /// What runs.
    pub body: Body<'a>,
}

/// What follows `def`.
pub(super) fn parse<'a>(p: &mut Parser<'a>) -> Parsed<Def<'a>> {
    let name = Cow::Borrowed(dotted::parse(p)?);
    let mut parameters = Vec::new();
    if p.take_kind(Kind::OpenParen) && !p.take_kind(Kind::CloseParen) {
        parameters.push(p.name()?);
        while p.take_kind(Kind::Comma) {
            parameters.push(p.name()?);
        }
        p.require(&Expected::Sign(Kind::CloseParen))?;
    }
    Ok(Def { name, parameters, body: Body::parse(p)? })
}
