//! `null`.
