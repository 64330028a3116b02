//! `#id`: the element with that id.
//!
//! ```hyperscript
//! on click log #main, #{$id}'s value
//! ```
