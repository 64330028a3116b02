//! What the tests of the source share: a stage with streams under their control, and a record of what was handled.

use hypertide_runtime::source::{Declaration, Encoding, Handler, Pattern, Source};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/tests/source/stage.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = request)]
    async fn request_to(path: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = until)]
    async fn until_js(condition: &Closure<dyn Fn() -> bool>, what: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = is_requested)]
    pub(crate) fn is_requested(path: &str) -> bool;
    #[wasm_bindgen(js_name = header)]
    fn header_of(request: &JsValue, name: &str) -> Option<String>;
    pub(crate) fn get(object: &JsValue, path: &str) -> JsValue;
    pub(crate) fn put(object: &JsValue, name: &str, value: &JsValue);
    pub(crate) fn json(value: &JsValue) -> String;
    #[wasm_bindgen(variadic)]
    pub(crate) fn invoke(object: &JsValue, name: &str, given: Vec<JsValue>) -> JsValue;
    pub(crate) fn happen(target: &str, name: &str);
    pub(crate) fn is_event_target(value: &JsValue) -> bool;
    pub(crate) fn kind(value: &JsValue) -> JsValue;
    pub(crate) fn later(value: &JsValue) -> JsValue;
    pub(crate) fn object(text: &str) -> JsValue;
    pub(crate) fn console_with(word: &str) -> u32;
    #[wasm_bindgen(catch)]
    pub(crate) async fn turn() -> Result<JsValue, JsValue>;
}

/// A request that waits for the test's answer.
pub(crate) struct Request(pub(crate) JsValue);

impl Request {
    pub(crate) fn answer(&self, status: u16, content_type: &str) {
        invoke(&self.0, "answer", vec![status.into(), content_type.into()]);
    }
    /// Answers 200 with a stream.
    pub(crate) fn accept(&self) {
        self.answer(200, "text/event-stream");
    }
    pub(crate) fn send(&self, text: &str) {
        invoke(&self.0, "send", vec![text.into()]);
    }
    pub(crate) fn end(&self) {
        invoke(&self.0, "end", vec![]);
    }
    pub(crate) fn fail(&self) {
        invoke(&self.0, "fail", vec![]);
    }
    pub(crate) fn header(&self, name: &str) -> Option<String> {
        header_of(&self.0, name)
    }
    pub(crate) fn is_aborted(&self) -> bool {
        get(&self.0, "aborted").is_truthy()
    }
}

/// The next request to this path.
pub(crate) async fn request(path: &str) -> Request {
    Request(request_to(path).await.expect("a request"))
}

/// Waits for a condition; fails where it does not come true within ten seconds.
pub(crate) async fn until(what: &str, condition: impl Fn() -> bool + 'static) {
    until_js(&Closure::new(condition), what).await.unwrap_or_else(|_| panic!("waited in vain for {what}"));
}

/// What handlers were called with, in order.
#[derive(Clone, Default)]
pub(crate) struct Record(Rc<RefCell<Vec<String>>>);

impl Record {
    pub(crate) fn push(&self, text: impl Into<String>) {
        self.0.borrow_mut().push(text.into());
    }
    pub(crate) fn all(&self) -> Vec<String> {
        self.0.borrow().clone()
    }
    pub(crate) async fn has(&self, count: usize) {
        let record = self.clone();
        until(&format!("{count} entries"), move || record.0.borrow().len() >= count).await;
    }
    pub(crate) async fn is(&self, expected: &[&str]) {
        self.has(expected.len()).await;
        assert_eq!(self.all(), expected);
    }
    /// A handler that records `PATTERN IT`.
    pub(crate) fn on(&self, pattern: &'static str, encoding: Encoding) -> Handler {
        let record = self.clone();
        Handler {
            patterns: vec![Pattern::new(pattern)],
            encoding,
            uses_event: false,
            run: Rc::new(move |call| {
                assert!(
                    call.event.is_undefined()
                        || ["open", "error", "close"].contains(&pattern)
                        || pattern.contains('*')
                );
                record.push(format!("{pattern} {}", json(&call.it)));
            }),
        }
    }
}

/// A declaration with this path as its address, and short delays.
pub(crate) fn from(path: &'static str, handlers: Vec<Handler>) -> Declaration {
    let mut declaration = Declaration::new(path);
    declaration.url = Some(Rc::new(move |_| Ok(JsValue::from_str(path))));
    declaration.retry = Some((1.0, Some(2.0)));
    declaration.handlers = handlers;
    declaration
}

/// Declares a source and answers its first request.
pub(crate) async fn opened(declaration: Declaration) -> (Source, Request) {
    let path = declaration.name.to_string();
    let source = Source::declare(declaration);
    let request = request(&path).await;
    request.accept();
    let object = source.object();
    until("open", move || get(&object, "readyState") == 1).await;
    (source, request)
}
