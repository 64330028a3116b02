//! The way in from JavaScript: what an object is asked, and what transports, timers and the page say.

use super::javascript::connect;
use super::registry::{self, Page};
use super::{Source, machine};
use wasm_bindgen::prelude::*;

type Answer = Result<JsValue, JsValue>;
type Called = dyn Fn(u32, u32, u32, JsValue, JsValue, JsValue) -> Answer;

/// Gives JavaScript its one function into the runtime. Called once in the page's life, so it is never given back.
pub(super) fn connect_javascript() {
    let answer: Closure<Called> = Closure::new(called);
    connect(answer.into_js_value());
}

/// The words are those of `source.js` and of the transports, in their order. What is asked of a source that is gone
/// is answered by undefined.
fn called(what: u32, id: u32, generation: u32, a: JsValue, b: JsValue, c: JsValue) -> Answer {
    match what {
        10 => registry::start(),
        11 => registry::page(match id {
            0 => Page::Online,
            1 => Page::Offline,
            2 => Page::Frozen,
            3 => Page::Resumed,
            4 => Page::Hidden,
            _ => Page::Shown,
        }),
        _ => {
            if let Some(source) = registry::find(id) {
                return if what < 9 {
                    asked(&source, what, &a)
                } else {
                    told(&source, what, generation, a, b, c)
                };
            }
        }
    }
    Ok(JsValue::UNDEFINED)
}

/// What the page asks of the object.
fn asked(source: &Source, what: u32, a: &JsValue) -> Answer {
    let machine = source.machine();
    Ok(match what {
        0 => JsValue::from_str(machine.url()),
        1 => JsValue::from(machine.ready_state()),
        2 => JsValue::from(source.0.declaration.credentials),
        3 => JsValue::from_str(machine.last_event_id()),
        4 => JsValue::from(machine.retry_count()),
        5 => JsValue::from_str(source.name()),
        _ => {
            drop(machine);
            match what {
                6 => source.open(if a.is_undefined() || a.is_null() { None } else { Some(a) })?,
                7 => source.close_with(machine::Reason::Close),
                _ => source.listen(a.as_string().unwrap_or_default()),
            }
            JsValue::UNDEFINED
        }
    })
}

/// What a transport or a timer has to say.
fn told(source: &Source, what: u32, generation: u32, a: JsValue, b: JsValue, c: JsValue) -> Answer {
    let text = |value: &JsValue| value.as_string().unwrap_or_default();
    let number = |value: &JsValue| value.as_f64().unwrap_or_default();
    match what {
        9 => source.timer(),
        12 => return Ok(source.begin(generation, &text(&a), b.is_truthy())),
        13 => return Ok(source.head(generation, number(&a) as u16, &text(&b), number(&c)).into()),
        14 => return Ok(source.bytes(generation, &a).into()),
        15 => source.end(generation),
        16 => source.failed(generation, &a),
        17 => source.no_address(generation, &text(&a)),
        18 => source.native_open(generation),
        19 => source.native_message(generation, &text(&a), &text(&b), &text(&c)),
        _ => source.native_error(generation, a.is_truthy()),
    }
    Ok(JsValue::UNDEFINED)
}
