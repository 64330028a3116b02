//! `not x`.
