//! The program `hypertide`.
fn main() {}
