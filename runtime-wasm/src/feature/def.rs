//! `def`: a function. It returns what it returns, or a promise of it where it has to wait.

use super::Place;
use crate::compile::Compiler;
use hypertide_grammar::hyperscript::feature::def::Def;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/feature/features.js")]
extern "C" {
    /// Gives the function its name.
    fn def(place: &Place, name: &str);
}

pub(super) fn install(place: &Place, tree: &Def) {
    def(place, tree.name);
}

pub(super) fn compile(c: &mut Compiler, def: &Def) {
    for name in def.parameters {
        let name = c.text_constant(name);
        c.more(name);
    }
    c.body(&def.body);
}
