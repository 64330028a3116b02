//! What carries the bytes: `fetch`, or the browser's own `EventSource`. Neither decides anything.

pub(super) mod fetch;
pub(super) mod native;
