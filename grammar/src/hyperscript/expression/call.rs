//! `x(y)`: calls a function or a method.
