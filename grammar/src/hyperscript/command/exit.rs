//! `exit`: ends the run, without a value.
