//! `break`: leaves the innermost loop.
