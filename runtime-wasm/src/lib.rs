//! Everything that happens in the page.

#[cfg(all(target_family = "wasm", not(target_feature = "atomics")))]
mod allocator;
#[cfg(feature = "bindgen")]
pub mod bindgen;
#[cfg(feature = "datastar")]
mod datastar;
mod json;
#[cfg(all(target_family = "wasm", not(target_feature = "atomics"), not(feature = "bindgen")))]
mod module;
mod page;
#[cfg(feature = "datastar")]
mod patch;
pub mod source;

pub use page::ask;

/// What is kept between two calls of the page.
pub struct Runtime {
    /// Its connections.
    pub stations: source::station::Stations,
    /// The markup that it was given as a whole.
    #[cfg(feature = "datastar")]
    remembered: patch::Memory,
}

impl Runtime {
    /// That of a page without connections.
    pub const fn new() -> Self {
        Self {
            stations: source::station::Stations::new(),
            #[cfg(feature = "datastar")]
            remembered: patch::Memory::new(),
        }
    }
}

impl Default for Runtime {
    fn default() -> Self {
        Self::new()
    }
}
