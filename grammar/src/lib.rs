//! Everything that turns text into structure.
//!
//! Nothing here knows a browser, does I/O or reads a clock. Nothing here panics on any input, and everything takes
//! time and memory linear in its input.
//!
//! Beside the files of [`hyperscript`] and [`datastar`] stand those that the page reads the same texts with, in JavaScript.
//! `tests/javascript/` holds both to the same trees and the same diagnostics.

mod arena;
pub mod datastar;
pub mod diagnostic;
pub mod event_stream;
#[cfg(not(target_family = "wasm"))]
pub mod finding;
pub mod hyperscript;
pub mod markup;
pub mod span;
pub mod words;
