//! Everything that happens in the page.

mod allocator;
pub mod source;
