//! `set`: assigns.

use crate::diagnostic::Expected;
use crate::hyperscript::expression::{self, object};
use crate::hyperscript::expression::{Expr, object::Object};
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::parser::{Parsed, Parser};
use crate::hyperscript::token::Kind;

/// The two forms of `set`.
#[derive(Debug)]
pub enum Set<'a> {
    /// `set TARGET to VALUE`
    Value(Box<Assignment<'a>>),
    /// `set {name: value, …} on TARGET`
    Properties(Box<Properties<'a>>),
}

/// A value and where it goes.
#[derive(Debug)]
pub struct Assignment<'a> {
    /// Something that can be written.
    pub target: Expr<'a>,
    /// The value.
    pub value: Expr<'a>,
}

/// Properties and whose they become.
#[derive(Debug)]
pub struct Properties<'a> {
    /// The properties.
    pub object: Object<'a>,
    /// The object that gets them.
    pub target: Expr<'a>,
}

/// What follows `set`.
pub(crate) fn parse<'a>(p: &mut Parser<'a>) -> Parsed<Set<'a>> {
    if p.at_kind(Kind::OpenBrace) {
        let object = object::parse(p)?;
        p.require(&Expected::Word(Keyword::On))?;
        let target = expression::parse(p)?;
        return Ok(Set::Properties(Box::new(Properties { object, target })));
    }
    let (target, value) = parse_assignment(p)?;
    Ok(Set::Value(Box::new(Assignment { target, value })))
}

/// `TARGET to VALUE`
pub(super) fn parse_assignment<'a>(p: &mut Parser<'a>) -> Parsed<(Expr<'a>, Expr<'a>)> {
    let target = expression::parse_writable(p, &[Keyword::To])?;
    p.require(&Expected::Word(Keyword::To))?;
    Ok((target, expression::parse(p)?))
}
