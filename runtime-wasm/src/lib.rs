//! Everything that happens in the page.

#[cfg(all(target_family = "wasm", not(target_feature = "atomics")))]
mod allocator;
#[cfg(feature = "datastar")]
mod datastar;
mod json;
mod page;
#[cfg(feature = "datastar")]
mod patch;
pub mod source;

pub use page::ask;
