//! Datastar: the names of its attributes, and the expressions in them.

pub mod attribute;
pub mod expression;
// Not in the bundle, nor what it alone asks for.
#[cfg(not(target_family = "wasm"))]
pub mod lint;
