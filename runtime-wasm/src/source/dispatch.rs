//! A message goes to its handlers, and to JavaScript's listeners.

use super::javascript::{Target, message_event, parse_json, parse_json_value};
use super::{Call, Encoding, Source};
use wasm_bindgen::prelude::*;

/// The data of a message: still in our memory, or a string of JavaScript's.
#[derive(Clone, Copy)]
enum Data<'a> {
    Text(&'a str),
    Value(&'a JsValue),
}

/// What is made of a message only when somebody wants it, and once.
struct Message<'a> {
    source: &'a Source,
    name: &'a str,
    data: Data<'a>,
    id: &'a str,
    string: Option<JsValue>,
    event: Option<JsValue>,
}

impl Message<'_> {
    fn string(&mut self) -> JsValue {
        match (self.data, &self.string) {
            (Data::Value(value), _) => value.clone(),
            (_, Some(string)) => string.clone(),
            (Data::Text(text), None) => self.string.insert(JsValue::from_str(text)).clone(),
        }
    }

    fn event(&mut self) -> JsValue {
        if let Some(event) = &self.event {
            return event.clone();
        }
        let data = self.string();
        let event = message_event(self.name, &data, self.id, &self.source.0.origin.borrow());
        self.event.insert(event).clone()
    }

    fn decoded(&mut self, encoding: &Encoding) -> Result<JsValue, JsValue> {
        match (encoding, self.data) {
            (Encoding::AsSent | Encoding::String, _) => Ok(self.string()),
            (Encoding::Json, Data::Text(text)) => parse_json(text),
            (Encoding::Json, Data::Value(value)) => parse_json_value(value),
            (Encoding::Other(convert), _) => convert(&self.string()),
        }
    }
}

impl Source {
    /// Brings an event of the stream to its handlers. An unnamed one is a `message`.
    pub(super) fn message(&self, name: &str, data: &str, id: &str) {
        self.deliver(name, Data::Text(data), id);
    }

    /// Brings an event of the browser's own `EventSource` to its handlers.
    pub(super) fn native_message(&self, generation: u32, name: &str, data: &JsValue, id: &str) {
        if self.machine().native_message(generation, id) {
            self.deliver(name, Data::Value(data), id);
        }
    }

    fn deliver(&self, name: &str, data: Data<'_>, id: &str) {
        let name = if name.is_empty() { "message" } else { name };
        // Patches of the page (`datastar-patch-…`) are applied here, before their handlers run.
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
