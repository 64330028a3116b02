//! `eventsource`: hands a declaration to [`crate::source`], which connects it and calls the handlers back.

use super::Place;
use crate::compile::Compiler;
use crate::page::function;
use crate::source::{Call, Declaration, Encoding, Handler, Pattern, Source, Supplier};
use crate::vm::List;
use hypertide_grammar::hyperscript::expression::{Expr, Form};
use hypertide_grammar::hyperscript::feature::{FeatureKind, eventsource as tree};
use hypertide_grammar::hyperscript::{Arena, parse_script};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/feature/features.js")]
extern "C" {
    /// The element that a name belongs to, or undefined.
    fn owner(place: &Place) -> JsValue;
    /// Names a source; with an index it is kept, for as long as the element is in the page.
    fn source(place: &Place, name: &str, object: &JsValue, index: Option<u32>);
    #[wasm_bindgen(catch)]
    fn supply(place: &Place, nth: u32, me: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    fn handle(
        place: &Place,
        nth: u32,
        me: &JsValue,
        it: &JsValue,
        event: &JsValue,
    ) -> Result<JsValue, JsValue>;
    fn otherwise(promise: &JsValue, failed: &JsValue);
}

#[wasm_bindgen(module = "/src/expression/values.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn convert(value: &JsValue, name: &str) -> Result<JsValue, JsValue>;
}

thread_local! {
    /// The sources that elements in the page have declared, by index.
    static DECLARED: Cell<Vec<Option<Source>>> = const { Cell::new(Vec::new()) };
}

pub(super) fn install(place: &Place, text: &str, tree: &tree::EventSource) {
    let (object, index) = declare(place, text, tree);
    source(place, tree.name, &object, Some(index));
}

/// Declares a source once more whose element is back in the page; `text` is the feature's.
pub(crate) fn restart(text: &str, place: &Place) -> JsValue {
    let arena = Arena::new();
    match parse_script(&arena, text).features.first().map(|feature| &feature.kind) {
        Some(FeatureKind::EventSource(tree)) => {
            let (object, index) = declare(place, text, tree);
            source(place, tree.name, &object, None);
            index.into()
        }
        _ => JsValue::UNDEFINED,
    }
}

/// The element of a source has left the page.
pub(crate) fn remove(index: u32) {
    let mut declared = DECLARED.take();
    let source = declared.get_mut(index as usize).and_then(Option::take);
    while let Some(None) = declared.last() {
        declared.pop();
    }
    DECLARED.set(declared);
    if let Some(source) = source {
        source.remove();
    }
}

/// Gives the object of the source, and the index at which it is.
fn declare(place: &Place, text: &str, tree: &tree::EventSource) -> (JsValue, u32) {
    // The bodies in the order of `compile`.
    let mut bodies = 0;
    let mut nth = || {
        bodies += 1;
        bodies - 1
    };
    let mut declaration = Declaration::new(tree.name);
    declaration.text = text.into();
    declaration.owner = owner(place);
    declaration.url = tree.url.as_ref().map(|url| address(place, nth(), url));
    declaration.headers = tree.headers.as_ref().map(|_| supplier(place, nth()));
    declaration.body = tree.body.as_ref().map(|_| supplier(place, nth()));
    declaration.credentials = tree.credentials;
    declaration.method = tree.method.map(Box::from);
    declaration.timeout = tree.timeout;
    declaration.retry = tree.retry;
    declaration.patches = tree.patches;
    declaration.native = tree.native;
    let uses_event = sees_event(text);
    for handler in tree.handlers {
        let (place, nth) = (place.clone(), nth());
        declaration.handlers.push(Handler {
            patterns: handler.patterns.iter().map(|pattern| Pattern::new(pattern)).collect(),
            encoding: encoding(&handler.encoding),
            uses_event,
            run: Rc::new(move |call| run(&place, nth, call)),
        });
    }
    let source = Source::declare(declaration);
    let object = source.object();
    let mut declared = DECLARED.take();
    declared.push(Some(source));
    let index = declared.len() as u32 - 1;
    DECLARED.set(declared);
    (object, index)
}

fn run(place: &Place, nth: u32, call: Call) {
    match handle(place, nth, &call.me, &call.it, &call.event) {
        Ok(promise) if promise.is_undefined() => {}
        Ok(promise) => {
            let failed = function(move |_, error, _, _, _| {
                call.tell_failed(error);
                JsValue::UNDEFINED
            });
            otherwise(&promise, &failed);
        }
        Err(error) => call.tell_failed(error),
    }
}

/// One of the options, evaluated each time a connection is made.
fn supplier(place: &Place, nth: u32) -> Supplier {
    let place = place.clone();
    Rc::new(move |me| supply(&place, nth, me))
}

/// The address; one that is written out needs no instructions.
fn address(place: &Place, nth: u32, url: &Expr) -> Supplier {
    match &url.form {
        Form::String(text) => {
            let text: Box<str> = (&**text).into();
            Rc::new(move |_| Ok(JsValue::from_str(&text)))
        }
        _ => supplier(place, nth),
    }
}

fn encoding(tree: &tree::Encoding) -> Encoding {
    match tree {
        tree::Encoding::AsSent => Encoding::AsSent,
        tree::Encoding::Json => Encoding::Json,
        tree::Encoding::String => Encoding::String,
        tree::Encoding::Other(name) => {
            let name: Box<str> = (&**name).into();
            Encoding::Other(Rc::new(move |data| convert(data, &name)))
        }
    }
}

/// Whether commands may look at the event. Words, not the tree: a mention in a comment costs little, a miss would be wrong.
fn sees_event(text: &str) -> bool {
    // `event` is in `eventsource`, too.
    let words: [&[u8]; 5] = [b"event", b"target", b"detail", b"sender", b"halt"];
    let text = text.as_bytes().get(b"eventsource".len()..).unwrap_or_default();
    words.iter().any(|word| text.windows(word.len()).any(|part| part == *word))
}

/// The bodies of a declaration: its options, then its handlers.
pub(super) fn compile(bodies: &List, tree: &tree::EventSource) {
    let value = |put: &mut dyn FnMut(&mut Compiler)| {
        let mut c = Compiler::new();
        put(&mut c);
        c.end();
        bodies.push(&c.finish());
    };
    if let Some(url) = &tree.url {
        value(&mut |c| c.expression(url));
    }
    if let Some(headers) = &tree.headers {
        value(&mut |c| crate::expression::object(c, headers));
    }
    if let Some(body) = &tree.body {
        value(&mut |c| c.expression(body));
    }
    for handler in tree.handlers {
        let mut c = Compiler::new();
        c.body(&handler.body);
        bodies.push(&c.finish());
    }
}
