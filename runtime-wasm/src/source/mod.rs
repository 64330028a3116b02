//! Event sources: what a connection does next, and what its bytes say.
//!
//! ```text
//! bytes ─transport─▶ decode ─▶ dispatch ─▶ handlers, JavaScript's listeners
//!        head, end, failure ──▶ machine ─▶ connect, abort, timer ─▶ transport
//!                                       └▶ report ─▶ lifecycle ─▶ handlers, JavaScript's listeners
//! ```
//! [`machine`] decides and the decoder reads; both know no browser. Everything that holds the page's values is the
//! JavaScript in this folder, which does what it is told and knows nothing better. Between them is [`station`].

pub mod machine;
pub mod station;
