//! `true` and `false`.
