//! The way in from JavaScript: what an object is asked, and what transports, timers and the page say.

use super::javascript::connect;
use super::registry::{self, Page};
use super::{Source, machine};
use crate::page::function;
use hypertide_grammar::words::cut;
use wasm_bindgen::prelude::*;

/// Gives JavaScript its one function into the runtime. Called once in the page's life, so it is never given back.
pub(super) fn connect_javascript() {
    connect(function(called));
}

/// The words are those of `source.js` and of the transports, in their order; above the byte of one may stand a number that
/// belongs to it. What is asked of a source that is gone is answered by undefined.
fn called(what: u32, a: JsValue, b: JsValue, id: u32, generation: u32) -> JsValue {
    match what {
        10 => registry::start(),
        11 => registry::page(match id {
            0 => Page::Online,
            1 => Page::Offline,
            2 => Page::Frozen,
            _ => Page::Resumed,
        }),
        _ => {
            if let Some(source) = registry::find(id) {
                return if what < 9 {
                    asked(&source, what, &a)
                } else {
                    told(&source, what, generation, &a, &b)
                };
            }
        }
    }
    JsValue::UNDEFINED
}

/// What the page asks of the object. An error that it gives is thrown there.
fn asked(source: &Source, what: u32, a: &JsValue) -> JsValue {
    let machine = source.machine();
    match what {
        0 => JsValue::from_str(machine.url()),
        1 => JsValue::from(machine.ready_state()),
        2 => JsValue::from(source.0.declaration.credentials),
        3 => JsValue::from_str(machine.last_event_id()),
        4 => JsValue::from(machine.retry_count()),
        5 => JsValue::from_str(source.name()),
        _ => {
            drop(machine);
            match what {
                6 => {
                    let opened = source.open(if a.is_undefined() || a.is_null() { None } else { Some(a) });
                    return opened.err().unwrap_or(JsValue::UNDEFINED);
                }
                7 => source.close_with(machine::Reason::Close),
                _ => source.listen(a.as_string().unwrap_or_default()),
            }
            JsValue::UNDEFINED
        }
    }
}

/// What a transport or a timer has to say.
fn told(source: &Source, what: u32, generation: u32, a: &JsValue, b: &JsValue) -> JsValue {
    let text = |value: &JsValue| value.as_string().unwrap_or_default();
    let number = what >> 8;
    match what & 255 {
        9 => source.timer(),
        12 => return source.begin(generation, &text(a), number != 0),
        13 => {
            let after = b.as_f64().unwrap_or_default();
            return source.head(generation, number as u16, &text(a), after).into();
        }
        14 => return source.bytes(generation, a).into(),
        15 => source.end(generation),
        16 => source.failed(generation, a),
        17 => source.no_address(generation, &text(a)),
        18 => source.native_open(generation),
        19 => {
            let name = text(a);
            let (name, id) = cut(&name, "\n");
            source.native_message(generation, name, &text(b), id.unwrap_or(""));
        }
        _ => source.native_error(generation, number != 0),
    }
    JsValue::UNDEFINED
}
