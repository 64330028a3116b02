//! `a && b`, `a || b`, `a ?? b`: what stands behind is only asked where it is needed.

use super::Expr;
use super::token::punctuator;

/// Values with the same operator between them.
#[derive(Debug)]
pub struct Logical<'a> {
    /// What decides whether the next one is asked.
    pub operator: LogicalOperator,
    /// Two or more.
    pub operands: Vec<Expr<'a>>,
}

/// What decides whether the next one is asked; in the order of how tightly they bind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum LogicalOperator {
    /// `??`: where the value is null or undefined.
    Coalesce,
    /// `||`: where it is falsy.
    Or,
    /// `&&`: where it is truthy.
    And,
}

impl LogicalOperator {
    /// As it is written.
    pub fn text(self) -> &'static str {
        match self {
            Self::Coalesce => "??",
            Self::Or => "||",
            Self::And => "&&",
        }
    }

    pub(super) fn of(code: u32) -> Option<Self> {
        const COALESCE: u32 = punctuator("??");
        const OR: u32 = punctuator("||");
        const AND: u32 = punctuator("&&");
        match code {
            COALESCE => Some(Self::Coalesce),
            OR => Some(Self::Or),
            AND => Some(Self::And),
            _ => None,
        }
    }
}
