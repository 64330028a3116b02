//! What needs more than one crate.
