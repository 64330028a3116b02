//! `throw`: throws a value.
