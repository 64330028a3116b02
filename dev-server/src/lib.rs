//! Everything that happens on the server.

pub mod check;
pub mod datastar;
pub mod listen;
pub mod live_reload;
pub mod pkg;
pub mod port;
pub mod recording;
pub mod site;
pub mod sse;
pub mod stream_script;
