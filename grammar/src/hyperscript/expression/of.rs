//! `y of x`: the same steps as `x.y`.
