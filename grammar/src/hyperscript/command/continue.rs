//! `continue`: goes on with the next pass of the innermost loop.
