//! Everything that turns text into structure.
