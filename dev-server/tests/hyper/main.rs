//! Hyper's model from the other end of a socket: pages, streams, actions and sessions over HTTP.

#[path = "../client/mod.rs"]
mod client;

mod actions;
mod assets;
mod browser;
mod failing_watches;
mod failures;
mod forms;
mod log;
mod logs;
mod pages;
mod processes;
mod refusals;
mod security;
mod sessions;
mod shutdown;
mod state;
mod streams;
mod test_page;
