//! `trigger`: dispatches an event. The tree has it as `Send`.
