//! Event sources: a declared stream is connected, kept connected, and its events are brought to their handlers.

pub mod machine;
