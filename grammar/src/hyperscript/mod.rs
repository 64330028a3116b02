//! hyperscript: features, their commands, and the expressions in them.
//!
//! The tree borrows from the text. One construct is one file: its struct, its syntax, its examples and its tests.

pub mod command;
pub mod expression;
pub mod feature;

use crate::diagnostic::Diagnostic;
use feature::Feature;

/// What a script or an attribute declares.
#[derive(Debug)]
pub struct Script<'a> {
    /// The features that parsed, in the order written.
    pub features: Vec<Feature<'a>>,
    /// What is wrong with the ones that did not; empty where everything parsed.
    pub diagnostics: Vec<Diagnostic>,
}
