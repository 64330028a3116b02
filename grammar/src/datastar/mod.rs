//! Datastar: the names of its attributes, and the expressions in them.

pub mod attribute;
pub mod expression;
