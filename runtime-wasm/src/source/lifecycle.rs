//! The lifecycle events `open`, `error` and `close`.

use super::javascript::{
    console_error, detail_of, detail_of_error, detail_of_open, lifecycle_event, text_of,
};
use super::machine::{Reason, Report};
use super::{Call, Source};
use wasm_bindgen::JsValue;

impl Source {
    /// Tells the page what the machine reports. A final error that nobody handles is said on the console.
    pub(super) fn report(&self, report: Report) {
        match report {
            Report::Open { status, attempt, resumed, message } => {
                let detail = detail_of_open(number(status), attempt, resumed, message);
                if !message.is_empty() {
                    self.say(message, &detail);
                }
                self.lifecycle("open", &detail);
            }
            Report::Error { reason, status, attempt, retry_in, message } => {
                let retry = retry_in.map_or(JsValue::NULL, JsValue::from_f64);
                let detail = detail_of_error(reason.as_str(), number(status), attempt, retry, &message);
                if !self.lifecycle("error", &detail) && retry_in.is_none() {
                    self.say(&message, &detail);
                }
            }
            Report::Close { reason } => {
                self.lifecycle("close", &detail_of(reason.as_str(), "", &JsValue::UNDEFINED, ""));
            }
        }
    }

    /// Data is not what a handler's encoding says.
    pub(super) fn report_decode(&self, data: &JsValue, error: &JsValue) {
        let message = text_of(error);
        let detail = detail_of(Reason::Decode.as_str(), "data", data, &message);
        if !self.lifecycle("error", &detail) {
            self.say(&message, &detail);
        }
    }

    /// A handler threw: said as an event, unless one is being handled.
    pub fn handler_failed(&self, error: JsValue) {
        if self.0.in_error.get() == 0 {
            let message = text_of(&error);
            self.lifecycle("error", &detail_of(Reason::Handler.as_str(), "error", &error, &message));
        }
    }

    /// Runs the handlers for a lifecycle event and hands it to JavaScript's listeners. Says whether there was any.
    fn lifecycle(&self, name: &str, detail: &JsValue) -> bool {
        let of_error = name == "error";
        if of_error {
            self.0.in_error.set(self.0.in_error.get() + 1);
        }
        let event = lifecycle_event(name, detail);
        let mut handled = self.is_listened(name);
        for handler in &self.0.declaration.handlers {
            if handler.patterns.iter().any(|pattern| pattern.fits(name)) {
                handled = true;
                (handler.run)(Call {
                    source: self.clone(),
                    me: self.object(),
                    it: detail.clone(),
                    event: event.clone(),
                    of_error,
                });
            }
        }
        self.dispatch_event(&event);
        if of_error {
            self.0.in_error.set(self.0.in_error.get() - 1);
        }
        handled
    }

    pub(super) fn say(&self, message: &str, detail: &JsValue) {
        let mut text = String::from("hypertide: eventsource ");
        text.push_str(self.name());
        text.push_str(": ");
        text.push_str(message);
        console_error(&text, detail);
    }
}

fn number(status: Option<u16>) -> JsValue {
    status.map_or(JsValue::NULL, JsValue::from)
}
