//! Everything that happens in the page.

mod allocator;
mod command;
mod compile;
#[cfg(feature = "datastar")]
mod datastar;
mod expression;
mod feature;
mod page;
#[cfg(feature = "datastar")]
mod patch;
pub mod source;
mod vm;

pub use page::{process, sources, start};
