//! `a + b - c`: operators of the same precedence, in a row.

use super::Expr;
use super::token::punctuator;

/// A value and what is joined to it: from the left to the right, but `**` from the right to the left.
#[derive(Debug)]
pub struct Binary<'a> {
    /// The leftmost value.
    pub first: Box<Expr<'a>>,
    /// Operators of one precedence, each with the value to its right; at least one.
    pub rest: Vec<(BinaryOperator, Expr<'a>)>,
}

macro_rules! binary_operators {
    ($($(#[$doc:meta])* $name:ident $text:literal $precedence:literal,)+) => {
        /// An operator between two values.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum BinaryOperator {
            $($(#[$doc])* $name,)+
        }

        impl BinaryOperator {
            /// As it is written.
            pub fn text(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)+
                }
            }

            /// The operator of a punctuator, and how tightly it binds.
            pub(super) fn of(code: u32) -> Option<(u8, Self)> {
                $(if code == const { punctuator_of($text) } {
                    return Some(($precedence, Self::$name));
                })+
                None
            }
        }
    };
}

/// The code of a punctuator; one that no token has for the operators that are words.
const fn punctuator_of(text: &str) -> u32 {
    if text.as_bytes()[0].is_ascii_alphabetic() { u32::MAX } else { punctuator(text) }
}

binary_operators! {
    /// `|`
    BitOr "|" 3,
    /// `^`
    BitXor "^" 4,
    /// `&`
    BitAnd "&" 5,
    /// `==`
    Equal "==" 6,
    /// `!=`
    NotEqual "!=" 6,
    /// `===`
    StrictEqual "===" 6,
    /// `!==`
    StrictNotEqual "!==" 6,
    /// `<`
    Less "<" 7,
    /// `>`
    Greater ">" 7,
    /// `<=`
    LessEqual "<=" 7,
    /// `>=`
    GreaterEqual ">=" 7,
    /// `in`
    In "in" 7,
    /// `instanceof`
    InstanceOf "instanceof" 7,
    /// `<<`
    ShiftLeft "<<" 8,
    /// `>>`
    ShiftRight ">>" 8,
    /// `>>>`
    ShiftRightUnsigned ">>>" 8,
    /// `+`
    Add "+" 9,
    /// `-`
    Subtract "-" 9,
    /// `*`
    Multiply "*" 10,
    /// `/`
    Divide "/" 10,
    /// `%`
    Remainder "%" 10,
    /// `**`
    Power "**" 11,
}
