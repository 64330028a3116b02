//! Event streams over real sockets.

mod channel;
mod client;
mod hub;
mod resumption;
mod shutdown;
mod timing;
