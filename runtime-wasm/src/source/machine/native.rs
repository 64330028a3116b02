//! The browser's own `EventSource` as the transport: it retries by itself, and says little.

use super::{Machine, Output, Reason, Report, State};

impl Machine {
    /// With the browser's own `EventSource`: it is open.
    pub fn native_open(&mut self, generation: u32) {
        if self.is_current(generation) {
            self.state = State::Open;
            let attempt = core::mem::take(&mut self.retries);
            let resumed = attempt > 0 && !self.last_event_id.is_empty();
            self.put(Output::Report(Report::Open { status: None, attempt, resumed, message: "" }));
        }
    }

    /// With the browser's own `EventSource`: a message came. Says whether it is to be dispatched.
    pub fn native_message(&mut self, generation: u32, id: &str) -> bool {
        let current = self.is_current(generation);
        if current {
            self.set_last_event_id(id);
        }
        current
    }

    /// With the browser's own `EventSource`: it failed, and has `given_up` or retries by itself.
    pub fn native_error(&mut self, generation: u32, given_up: bool) {
        if !self.is_current(generation) {
            return;
        }
        if given_up {
            self.finish(Reason::Network, "the browser gave the connection up");
            return;
        }
        self.state = State::Requested;
        self.retries = self.retries.saturating_add(1);
        let message = "the connection was lost; the browser retries";
        self.error(Reason::Network, None, self.retries, Some(f64::NAN), message);
    }
}
