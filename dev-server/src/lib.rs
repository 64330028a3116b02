//! Everything that happens on the server.
