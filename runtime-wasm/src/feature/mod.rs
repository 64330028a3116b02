//! What stands at the top of a script or attribute: how each feature is installed, and what it is compiled to.
//!
//! A feature is compiled when it first runs: its text is then parsed once more, which costs less than keeping the tree
//! or compiling what may never run.

mod def;
mod eventsource;
mod init;
mod js;
mod on;

pub(crate) use eventsource::{remove, restart};

use crate::compile::Compiler;
use crate::vm::{List, list};
use hypertide_grammar::hyperscript::feature::{Feature, FeatureKind};
use hypertide_grammar::hyperscript::{Arena, parse_script};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/feature/features.js")]
extern "C" {
    /// A feature's text and whose it is.
    #[derive(Clone)]
    pub(crate) type Place;
    /// `from` and `to` count in UTF-16, `start` in bytes.
    fn place(holder: &JsValue, text: &JsValue, from: u32, to: u32, start: u32) -> Place;
    /// Lets a body that was compiled from the whole text know it.
    fn located(body: &JsValue, place: &Place) -> JsValue;
}

/// Installs the features of a text that an element declares.
pub(crate) fn install(holder: &JsValue, text: &str, string: &JsValue, features: &[Feature]) {
    let (mut bytes, mut units) = (0, 0);
    for feature in features {
        let mut to = |offset: u32| {
            let passed = text.get(bytes..offset as usize).unwrap_or("");
            bytes += passed.len();
            units += passed.chars().map(|character| character.len_utf16() as u32).sum::<u32>();
            units
        };
        let place = place(holder, string, to(feature.span.start), to(feature.span.end), feature.span.start);
        match &feature.kind {
            FeatureKind::EventSource(source) => eventsource::install(&place, feature.span.of(text), source),
            FeatureKind::On(on) => on::install(&place, on),
            FeatureKind::Init(init) => init::install(&place, init.immediately),
            FeatureKind::Set(_) => init::install(&place, false),
            FeatureKind::Def(def) => def::install(&place, def),
            FeatureKind::Js(js) => js::install(&place, js),
        }
    }
}

/// Compiles the text of one feature: gives the list of its bodies.
pub(crate) fn compile(text: &str) -> List {
    let bodies = list();
    let arena = Arena::new();
    let script = parse_script(&arena, text);
    let Some(feature) = script.features.first() else { return bodies };
    let mut c = Compiler::new();
    match &feature.kind {
        FeatureKind::EventSource(source) => {
            eventsource::compile(&bodies, source);
            return bodies;
        }
        FeatureKind::On(on) => on::compile(&mut c, on),
        FeatureKind::Init(init) => {
            c.commands(init.commands);
            c.done();
        }
        FeatureKind::Set(set) => {
            crate::command::set(&mut c, set);
            c.done();
        }
        FeatureKind::Def(def) => def::compile(&mut c, def),
        FeatureKind::Js(_) => {}
    }
    bodies.push(&c.finish());
    bodies
}
