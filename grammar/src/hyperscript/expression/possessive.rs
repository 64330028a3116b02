//! `x's y`, `my y`: the same step as `x.y`.
