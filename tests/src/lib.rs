//! What needs more than one crate: end-to-end tests in Chromium, conformance with peers, benchmarks.

pub mod application;
pub mod browser;
pub mod case;
pub mod conformance;
pub mod program;
pub mod stage;
pub mod suite;

/// What a step of a test gives; the error says what was awaited and what was there instead.
pub type Outcome<T = ()> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

use std::path::Path;

/// The folder of the workspace.
pub fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the crate lies in the workspace")
}
