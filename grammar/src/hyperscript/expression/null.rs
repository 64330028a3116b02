//! `null`.
//!
//! ```hyperscript
//! on click if $x is null log "nothing"
//! ```
