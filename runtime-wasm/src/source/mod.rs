//! Event sources: a declared stream is connected, kept connected, and its events are brought to their handlers.
//!
//! ```text
//! bytes ─transport─▶ decoder ─▶ machine: is it an event? ─▶ dispatch ─▶ handlers, JavaScript's listeners
//!        head, end, failure ──▶ machine ─▶ connect, abort, timer ─▶ transport
//!                                       └▶ report ─▶ lifecycle ─▶ handlers, JavaScript's listeners
//! ```
//! [`machine`] decides and knows no browser; everything else here does what it says and knows nothing better.

mod called;
mod declaration;
mod dispatch;
mod javascript;
mod lifecycle;
pub mod machine;
mod object;
mod pattern;
mod registry;
mod transport;

pub use declaration::{Call, Conversion, Declaration, Encoding, Handler, Supplier};
pub use object::Source;
pub use pattern::Pattern;
pub use registry::{set_limit, sources};
