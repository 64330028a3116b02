//! Everything that happens in the page.

mod allocator;
mod command;
mod compile;
mod expression;
mod feature;
mod page;
pub mod source;
mod vm;

pub use page::{process, sources, start};
