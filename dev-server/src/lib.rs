//! Everything that happens on the server.

pub mod stream_script;
