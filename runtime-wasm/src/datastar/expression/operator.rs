//! The operators, in the order of `operators` in `operators.js`; those between two values and before one come first, in the
//! order of the grammar.

use hypertide_grammar::datastar::expression::operation::{CHOICES, OPERATORS};

/// The place of the operators before a value.
const BEFORE: u8 = OPERATORS.len() as u8 - CHOICES;

/// What an instruction does with its operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(dead_code)]
#[repr(u8)]
pub(crate) enum Operator {
    BitOr,
    BitXor,
    BitAnd,
    Equal,
    NotEqual,
    StrictEqual,
    StrictNotEqual,
    Less,
    Greater,
    LessEqual,
    GreaterEqual,
    IsIn,
    InstanceOf,
    ShiftLeft,
    ShiftRight,
    ShiftRightUnsigned,
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Power,
    Minus,
    Plus,
    Not,
    BitNot,
    TypeOf,
    Nothing,
    Remove,
    Get,
    Set,
    Root,
    Global,
    Globals,
    GlobalType,
    Bound,
    Call,
    CallMethod,
    Construct,
    Action,
    Asynchronous,
    Argument,
    Rest,
    Regexp,
    Text,
    One,
    Spread,
    Flat,
    Object,
    Others,
    Array,
    OrDefault,
    Iterate,
    Next,
    Done,
    Value,
    Bump,
    Last,
}

/// The number of an operator between two values, by its place in the grammar.
pub(super) fn between(place: u8) -> u8 {
    place - CHOICES
}

/// The number of an operator before a value, by its place in the grammar.
pub(super) fn before(place: u8) -> u8 {
    BEFORE + place
}

#[cfg(test)]
mod tests {
    use super::*;
    use hypertide_grammar::datastar::expression::operation::text;
    use hypertide_grammar::datastar::expression::unary::UNARY;

    #[test]
    fn the_tables_on_both_sides_have_the_same_order() {
        let (script, source) = (include_str!("../operators.js"), include_str!("operator.rs"));
        crate::vm::tests::same_order(script, "operators", source, "Operator");
    }

    #[test]
    fn the_grammars_operators_come_first_in_its_order() {
        let places: Vec<String> = (CHOICES..OPERATORS.len() as u8).map(text).collect();
        assert_eq!(places[Operator::BitOr as usize], "|");
        assert_eq!(places[Operator::InstanceOf as usize], "instanceof");
        assert_eq!(places[Operator::Power as usize], "**");
        assert_eq!(places.len(), Operator::Minus as usize);
        assert_eq!(before(0), Operator::Minus as u8);
        assert_eq!(UNARY[(Operator::Nothing as u8 - before(0)) as usize], "void");
        assert_eq!(before(UNARY.len() as u8 - 1), Operator::Remove as u8);
    }
}
