//! `.class`: the elements with that class.
//!
//! ```hyperscript
//! on click log .active, .{$name}.length
//! ```
