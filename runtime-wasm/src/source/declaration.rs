//! What a declared event source is, ready to connect.

use super::machine::Policy;
use super::{Pattern, Source};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// Evaluates an expression of the declaration at the moment of connecting. It is given `me`, the source's object. A
/// promise it returns is awaited; what it throws is a failure of that connection.
pub type Supplier = Rc<dyn Fn(&JsValue) -> Result<JsValue, JsValue>>;

/// Turns the data of a message (a string) into what the handler wants.
pub type Conversion = Rc<dyn Fn(&JsValue) -> Result<JsValue, JsValue>>;

/// A declaration: `eventsource name from url with … on … end`.
pub struct Declaration {
    /// The dotted name.
    pub name: Box<str>,
    /// The declaration as it was written: the same text again is the same declaration.
    pub text: Box<str>,
    /// The element that the name belongs to, or undefined for a global name.
    pub owner: JsValue,
    /// The address; none is connected to before `open(url)` where this is missing.
    pub url: Option<Supplier>,
    /// What the `Headers` constructor takes.
    pub headers: Option<Supplier>,
    /// What `fetch` takes as a body; a plain object or array is sent as JSON.
    pub body: Option<Supplier>,
    /// Whether cookies go to other origins too.
    pub credentials: bool,
    /// The method, if not `GET`.
    pub method: Option<Box<str>>,
    /// The silence after which the connection counts as dead, in milliseconds.
    pub timeout: Option<f64>,
    /// The first and the longest delay between attempts, in milliseconds.
    pub retry: Option<(f64, Option<f64>)>,
    /// Whether a server of another origin may patch the page.
    pub patches: bool,
    /// Whether the browser's own `EventSource` carries.
    pub native: bool,
    /// The handlers, in the order written.
    pub handlers: Vec<Handler>,
}

impl Declaration {
    /// A declaration of this name with no address, no options and no handlers.
    pub fn new(name: &str) -> Self {
        Declaration {
            name: name.into(),
            text: "".into(),
            owner: JsValue::UNDEFINED,
            url: None,
            headers: None,
            body: None,
            credentials: false,
            method: None,
            timeout: None,
            retry: None,
            patches: false,
            native: false,
            handlers: Vec::new(),
        }
    }

    pub(super) fn policy(&self) -> Policy {
        let mut policy = Policy::source();
        policy.timeout = self.timeout;
        policy.native = self.native;
        if let Some((first, longest)) = self.retry {
            policy.first = Some(first);
            if let Some(longest) = longest {
                policy.longest = longest;
            }
        }
        policy
    }
}

/// One `on … end`.
pub struct Handler {
    /// It runs once per event where any of these fits.
    pub patterns: Vec<Pattern>,
    /// What `it` is; lifecycle events have their `detail` instead.
    pub encoding: Encoding,
    /// Whether the commands may see `event`. Where they do not, and nobody else listens, no `MessageEvent` is built.
    pub uses_event: bool,
    /// Starts the commands; returns at once where they have to wait. Where they throw, now or later, it calls
    /// [`Call::failed`].
    pub run: Rc<dyn Fn(Call)>,
}

/// How a handler wants the data of a message.
#[derive(Clone)]
pub enum Encoding {
    /// No `as`: a string.
    AsSent,
    /// `as json`: parsed by the browser.
    Json,
    /// `as string`.
    String,
    /// `as` another word: hyperscript's conversion of that name.
    Other(Conversion),
}

/// One event for one handler.
pub struct Call {
    /// The source that the event came from.
    pub source: Source,
    /// `me`: its object.
    pub me: JsValue,
    /// `it` and `result`: the data, decoded, or a lifecycle event's `detail`.
    pub it: JsValue,
    /// `event`, or undefined where the handler does not use it.
    pub event: JsValue,
    /// Whether this is the lifecycle event `error`: a handler of it that fails is not reported by another.
    pub of_error: bool,
}

impl Call {
    /// The commands threw: reported on the console and, as an event `error` with the reason `handler`, on the source.
    pub fn failed(&self, error: JsValue) {
        self.source.say("a handler failed", &error);
        self.tell_failed(error);
    }

    /// The commands threw, and the console knows: reported on the source, unless this was the handler of such a report.
    pub fn tell_failed(&self, error: JsValue) {
        if !self.of_error {
            self.source.handler_failed(error);
        }
    }
}
