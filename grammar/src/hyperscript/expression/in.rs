//! `x in y`: those of `x` that are in `y`.
