//! `on`: what to do when an event happens.

use super::{Place, located};
use crate::compile::Compiler;
use crate::expression::{Operator, css, names};
use crate::vm::Op;
use hypertide_grammar::hyperscript::feature::on::{Event, Mutation, Observe, On, Queue};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/feature/features.js")]
extern "C" {
    type Listener;
    fn on(place: &Place, every: bool, queue: &str) -> Listener;
    #[allow(clippy::too_many_arguments)]
    fn hear(
        listener: &Listener,
        nth: u32,
        name: &str,
        elsewhere: bool,
        from: &JsValue,
        kind: &str,
        options: &JsValue,
        first: u32,
        last: f64,
        debounced: f64,
        throttled: f64,
    );
}

pub(super) fn install(place: &Place, tree: &On) {
    let queue = match tree.queue {
        Queue::Last => "last",
        Queue::All => "all",
        Queue::First => "first",
        Queue::None => "none",
    };
    let listener = on(place, tree.every, queue);
    for (n, event) in tree.events.iter().enumerate() {
        let from = match &event.from {
            Some(from) => {
                let mut c = Compiler::new();
                c.expression(from);
                c.end();
                located(&c.finish(), place)
            }
            None => JsValue::UNDEFINED,
        };
        let (kind, options) = match &event.observe {
            Some(observe) => {
                let mut c = Compiler::new();
                let kind = options(&mut c, observe);
                c.end();
                (kind, located(&c.finish(), place))
            }
            None => ("", JsValue::UNDEFINED),
        };
        let (first, last) = match event.count {
            Some(count) => (count.first, count.last.map_or(f64::INFINITY, f64::from)),
            None => (0, 0.0),
        };
        let (debounced, throttled) = (event.debounced.unwrap_or(0.0), event.throttled.unwrap_or(0.0));
        hear(
            &listener,
            n as u32,
            event.name,
            event.elsewhere,
            &from,
            kind,
            &options,
            first,
            last,
            debounced,
            throttled,
        );
    }
}

pub(super) fn compile(c: &mut Compiler, on: &On) {
    for event in on.events {
        let at = c.here();
        c.more(at);
        before(c, event);
    }
    c.body(&on.body);
}

/// What is done before the commands: arguments become variables; false where the event is not meant.
fn before(c: &mut Compiler, event: &Event) {
    for name in event.arguments {
        c.op(Op::Event);
        c.text(name);
        c.operate(Operator::EventName, 2);
        c.set_local(name);
    }
    let mut others = Vec::new();
    if let Some(filter) = &event.filter {
        c.in_filter = true;
        c.expression(filter);
        c.in_filter = false;
        others.push(c.jump(Op::JumpUnless));
    }
    if let Some(within) = &event.within {
        c.op(Op::Event);
        c.text(&css(within).unwrap_or_default());
        c.operate(Operator::Inside, 2);
        c.op(Op::Duplicate);
        c.op(Op::SetResult);
        others.push(c.jump(Op::JumpUnless));
    }
    c.boolean(true);
    c.end();
    for other in others {
        c.land(other);
    }
    c.boolean(false);
    c.end();
}

/// Leaves the options of the observer behind an event on the stack; gives which one it is.
fn options(c: &mut Compiler, observe: &Observe) -> &'static str {
    let mut values = 0;
    let mut name = |c: &mut Compiler, name: &str| {
        c.text(name);
        values += 2;
    };
    let kind = match observe {
        Observe::Resize => "resize",
        Observe::Intersection { root, margin, threshold } => {
            if let Some(root) = root {
                name(c, "root");
                c.expression(root);
            }
            if let Some(margin) = margin {
                name(c, "rootMargin");
                c.text(margin);
            }
            if let Some(threshold) = threshold {
                name(c, "threshold");
                c.expression(threshold);
            }
            "intersection"
        }
        Observe::Mutation(mutation) => {
            let default = *mutation == Mutation::default();
            let attributes = default || mutation.attributes || !mutation.attribute_filter.is_empty();
            let text = default || mutation.character_data;
            for (option, wanted) in [
                ("attributes", attributes),
                ("attributeOldValue", attributes),
                ("characterData", text),
                ("characterDataOldValue", text),
                ("childList", default || mutation.child_list),
                ("subtree", mutation.subtree),
            ] {
                name(c, option);
                c.boolean(wanted);
            }
            if !mutation.attribute_filter.is_empty() {
                name(c, "attributeFilter");
                names(c, mutation.attribute_filter);
            }
            "mutation"
        }
    };
    c.list(values);
    c.operate(Operator::Object, 1);
    kind
}
