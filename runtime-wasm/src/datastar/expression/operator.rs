//! The operators, in the order of `operators` in `operators.js`; those between two values and before one come first, in the
//! order of the grammar.

use hypertide_grammar::datastar::expression::binary::BinaryOperator;
use hypertide_grammar::datastar::expression::unary::UnaryOperator;

/// What an instruction does with its operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

impl Operator {
    /// The operator between two values.
    pub(super) fn between(operator: BinaryOperator) -> Self {
        match operator {
            BinaryOperator::BitOr => Self::BitOr,
            BinaryOperator::BitXor => Self::BitXor,
            BinaryOperator::BitAnd => Self::BitAnd,
            BinaryOperator::Equal => Self::Equal,
            BinaryOperator::NotEqual => Self::NotEqual,
            BinaryOperator::StrictEqual => Self::StrictEqual,
            BinaryOperator::StrictNotEqual => Self::StrictNotEqual,
            BinaryOperator::Less => Self::Less,
            BinaryOperator::Greater => Self::Greater,
            BinaryOperator::LessEqual => Self::LessEqual,
            BinaryOperator::GreaterEqual => Self::GreaterEqual,
            BinaryOperator::In => Self::IsIn,
            BinaryOperator::InstanceOf => Self::InstanceOf,
            BinaryOperator::ShiftLeft => Self::ShiftLeft,
            BinaryOperator::ShiftRight => Self::ShiftRight,
            BinaryOperator::ShiftRightUnsigned => Self::ShiftRightUnsigned,
            BinaryOperator::Add => Self::Add,
            BinaryOperator::Subtract => Self::Subtract,
            BinaryOperator::Multiply => Self::Multiply,
            BinaryOperator::Divide => Self::Divide,
            BinaryOperator::Remainder => Self::Remainder,
            BinaryOperator::Power => Self::Power,
        }
    }

    /// Is this the one that is worked out from the right?
    pub(super) fn is_power(operator: BinaryOperator) -> bool {
        operator == BinaryOperator::Power
    }

    /// The operator before a value.
    pub(super) fn before(operator: UnaryOperator) -> Self {
        match operator {
            UnaryOperator::Minus => Self::Minus,
            UnaryOperator::Plus => Self::Plus,
            UnaryOperator::Not => Self::Not,
            UnaryOperator::BitNot => Self::BitNot,
            UnaryOperator::TypeOf => Self::TypeOf,
            UnaryOperator::Void => Self::Nothing,
            UnaryOperator::Delete => Self::Remove,
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_tables_on_both_sides_have_the_same_order() {
        let (script, source) = (include_str!("../operators.js"), include_str!("operator.rs"));
        crate::vm::tests::same_order(script, "operators", source, "Operator");
    }
}
