//! Everything that happens in the page.

mod allocator;
