//! `get`: evaluates and keeps the value as `it`.
