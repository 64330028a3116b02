//! `true` and `false`.
//!
//! ```hyperscript
//! on click set $open to true
//! ```
