//! What the page leaves to WebAssembly: the connections of its event sources, whose bytes are decoded here, and markup that is
//! taken apart. Everything else that happens in the page is the JavaScript beside these files.

#[cfg(all(target_family = "wasm", not(target_feature = "atomics")))]
mod allocator;
#[cfg(feature = "bindgen")]
pub mod bindgen;
mod json;
#[cfg(all(target_family = "wasm", not(target_feature = "atomics"), not(feature = "bindgen")))]
mod module;
pub mod source;

/// What is kept between two calls of the page.
pub struct Runtime {
    /// Its connections.
    pub stations: source::station::Stations,
}

impl Runtime {
    /// That of a page without connections.
    pub const fn new() -> Self {
        Self { stations: source::station::Stations::new() }
    }
}

impl Default for Runtime {
    fn default() -> Self {
        Self::new()
    }
}
