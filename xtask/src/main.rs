//! The few commands of development.
fn main() {}
