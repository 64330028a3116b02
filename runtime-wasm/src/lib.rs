//! Everything that happens in the page.
