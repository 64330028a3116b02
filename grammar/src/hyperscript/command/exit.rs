//! `exit`: ends the run, without a value.
//!
//! ```hyperscript
//! on click if $busy exit end log "on"
//! ```
