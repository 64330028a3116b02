//! `+`, `-`, `*`, `/`, `mod`.
//!
//! ```hyperscript
//! on click log 1 + 2 + 3, (1 + 2) * 3, $x mod 2
//! ```

use super::{collection, parse_operands};
use crate::diagnostic::Code;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;

/// What is done with the operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Operator {
    /// `+`: also joins texts, and lists.
    Add = 1,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `mod`
    Modulo,
}

/// Arithmetic, or what can stand in it, evaluated from left to right. Different operators need parentheses.
pub(super) fn parse(p: &mut Parser<'_>) {
    parse_operands(p, collection::parse, operator, Form::Math, Code::MixedMath);
}

fn operator(p: &Parser<'_>) -> u8 {
    let operator = match p.token.kind {
        Kind::Plus => Operator::Add,
        Kind::Minus => Operator::Subtract,
        Kind::Star => Operator::Multiply,
        Kind::Slash => Operator::Divide,
        Kind::Word if p.token.keyword == Keyword::Mod => Operator::Modulo,
        _ => return 0,
    };
    operator as u8
}
