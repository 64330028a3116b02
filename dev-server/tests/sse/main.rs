//! Event streams over real sockets.

mod channel;
mod client;
mod gallery;
mod gallery_process;
mod hub;
mod resumption;
mod shutdown;
mod timing;
