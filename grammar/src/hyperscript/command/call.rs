//! `call`: calls a function and keeps what it returns as `it`. The tree has it as `Get`.
