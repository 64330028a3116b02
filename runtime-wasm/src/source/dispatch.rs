//! A message goes to its handlers, and to JavaScript's listeners.

use super::javascript::{Target, message_event, parse_json, patched};
use super::{Call, Encoding, Source};
use wasm_bindgen::prelude::*;

/// What is made of a message only when somebody wants it, and once.
struct Message<'a> {
    source: &'a Source,
    name: &'a str,
    data: &'a str,
    id: &'a str,
    string: Option<JsValue>,
    event: Option<JsValue>,
}

impl Message<'_> {
    fn string(&mut self) -> JsValue {
        self.string.get_or_insert_with(|| JsValue::from_str(self.data)).clone()
    }

    fn event(&mut self) -> JsValue {
        if let Some(event) = &self.event {
            return event.clone();
        }
        let data = self.string();
        self.event.insert(message_event(&self.source.0.object, self.name, &data, self.id)).clone()
    }

    fn decoded(&mut self, encoding: &Encoding) -> Result<JsValue, JsValue> {
        match encoding {
            Encoding::AsSent | Encoding::String => Ok(self.string()),
            Encoding::Json => parse_json(self.data),
            Encoding::Other(convert) => convert(&self.string()),
        }
    }
}

impl Source {
    /// Brings an event of the browser's own `EventSource` to its handlers.
    pub(super) fn native_message(&self, generation: u32, name: &str, data: &str, id: &str) {
        if self.machine().native_message(generation, id) {
            self.message(name, data, id);
        }
    }

    /// Brings an event of the stream to its handlers. An unnamed one is a `message`.
    pub(super) fn message(&self, name: &str, data: &str, id: &str) {
        let name = if name.is_empty() { "message" } else { name };
        // The page is patched before the handlers of the event run.
        if name.starts_with("datastar-patch-") {
            patched(&self.0.object, self.0.declaration.patches, name, data);
        }
        let mut message = Message { source: self, name, data, id, string: None, event: None };
        for handler in &self.0.declaration.handlers {
            if !handler.patterns.iter().any(|pattern| pattern.fits(name)) {
                continue;
            }
            match message.decoded(&handler.encoding) {
                Ok(it) => (handler.run)(Call {
                    source: self.clone(),
                    me: self.object(),
                    it,
                    event: if handler.uses_event { message.event() } else { JsValue::UNDEFINED },
                    of_error: false,
                }),
                Err(error) => self.report_decode(&message.string(), &error),
            }
        }
        if self.is_listened(name) {
            let event = message.event();
            self.dispatch_event(&event);
        }
    }

    pub(super) fn is_listened(&self, name: &str) -> bool {
        self.0.listened.borrow().iter().any(|listened| **listened == *name)
    }

    /// Hands an event to JavaScript's listeners; what they throw, the browser reports.
    pub(super) fn dispatch_event(&self, event: &JsValue) {
        let _ = self.0.object.unchecked_ref::<Target>().dispatch_event(event);
    }
}
