//! `set`: assigns.
//!
//! ```hyperscript
//! on click set $count to $count + 1
//!
//! on click set my *color to "red" then set #box's @title to "x" then set {a: 1, b: 2} on $state
//! ```

use crate::diagnostic::Expected;
use crate::hyperscript::expression::{self, object};
use crate::hyperscript::expression::{Expr, object::Object};
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;

/// The two forms of `set`.
#[derive(Clone, Copy, Debug)]
pub enum Set<'a> {
    /// `set TARGET to VALUE`
    Value(Assignment<'a>),
    /// `set {name: value, …} on TARGET`
    Properties(Properties<'a>),
}

/// A value and where it goes.
#[derive(Clone, Copy, Debug)]
pub struct Assignment<'a> {
    /// Something that can be written.
    pub target: &'a Expr<'a>,
    /// The value.
    pub value: &'a Expr<'a>,
}

/// Properties and whose they become.
#[derive(Clone, Copy, Debug)]
pub struct Properties<'a> {
    /// The properties.
    pub object: Object<'a>,
    /// The object that gets them.
    pub target: &'a Expr<'a>,
}

/// What follows `set`.
pub(crate) fn parse<'a>(p: &mut Parser<'a>) -> Set<'a> {
    if p.at_kind(Kind::OpenBrace) {
        let object = object::parse(p);
        p.require(&Expected::Word(Keyword::On));
        let target = expression::parse(p);
        return Set::Properties(Properties { object, target });
    }
    let (target, value) = parse_assignment(p);
    Set::Value(Assignment { target, value })
}

/// `TARGET to VALUE`
pub(super) fn parse_assignment<'a>(p: &mut Parser<'a>) -> (&'a Expr<'a>, &'a Expr<'a>) {
    let target = expression::parse_writable(p, &[Keyword::To]);
    p.require(&Expected::Word(Keyword::To));
    (target, expression::parse(p))
}
