//! Everything that turns text into structure.

pub mod event_stream;
