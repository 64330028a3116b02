//! `"text"` and `'text'`.
