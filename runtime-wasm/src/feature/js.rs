//! `js` as a feature: functions in JavaScript, which become global.

use super::{Place, init, located};
use crate::command::Effect;
use crate::compile::Compiler;
use crate::vm::Op;
use hypertide_grammar::hyperscript::feature::js::JsFeature;

pub(super) fn install(place: &Place, js: &JsFeature) {
    let mut source = String::from(js.body);
    source.push_str("\nreturn {");
    for name in js.functions {
        source.push_str(name);
        source.push(',');
    }
    source.push('}');
    let mut c = Compiler::new();
    c.list(0);
    c.text(&source);
    c.list(0);
    c.effect(Effect::Script, 3);
    let globals = c.text_constant("globalThis");
    c.emit(Op::Global, globals);
    c.act(Effect::SetAll, 2);
    c.done();
    init::init(place, &located(&c.finish(), place), true);
}
