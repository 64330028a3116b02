//! The functions of the WebAssembly module. Numbers cross as they are, texts and bytes by way of the module's memory, and no
//! other value does: the other side is `js/module.js`.

#![allow(unsafe_code)]

use crate::Runtime;
use core::cell::UnsafeCell;
use core::mem::take;
use core::ptr::null;

struct Module {
    runtime: Runtime,
    /// What the page has written for the next call.
    given: Vec<u8>,
    answer: Answer,
}

/// The last answer, as the page reads it.
#[repr(C)]
struct Answer {
    start: *const u8,
    length: usize,
    bytes: Vec<u8>,
    #[cfg(feature = "datastar")]
    nodes: Vec<hypertide_grammar::markup::Node>,
}

struct Static(UnsafeCell<Module>);

// SAFETY: without atomics, WebAssembly has one thread.
unsafe impl Sync for Static {}

static MODULE: Static = Static(UnsafeCell::new(Module {
    runtime: Runtime::new(),
    given: Vec::new(),
    answer: Answer {
        start: null(),
        length: 0,
        bytes: Vec::new(),
        #[cfg(feature = "datastar")]
        nodes: Vec::new(),
    },
}));

fn module() -> &'static mut Module {
    // SAFETY: each function below asks once, and none calls another one or the page.
    unsafe { &mut *MODULE.0.get() }
}

impl Module {
    /// The two texts that were given; `length` is that of the first.
    fn texts(given: &[u8], length: usize) -> (&str, &str) {
        // SAFETY: the page writes what its encoder makes of a text, which is UTF-8.
        let text = unsafe { core::str::from_utf8_unchecked(given) };
        text.split_at_checked(length).unwrap_or_default()
    }

    fn answer(&mut self, bytes: Vec<u8>) -> *const Answer {
        (self.answer.start, self.answer.length) = (bytes.as_ptr(), bytes.len());
        self.answer.bytes = bytes;
        &raw const self.answer
    }
}

/// Where to write the bytes that the next call is given.
#[unsafe(no_mangle)]
extern "C" fn room(length: usize) -> *mut u8 {
    let module = module();
    module.given = vec![0; length];
    module.given.as_mut_ptr()
}

/// See [`Stations::create`](crate::source::station::Stations::create).
#[unsafe(no_mangle)]
extern "C" fn create(
    declared: u32,
    offline: u32,
    native: u32,
    timeout: f64,
    first: f64,
    longest: f64,
    limit: f64,
) -> u32 {
    module().runtime.stations.create(declared != 0, offline != 0, native != 0, timeout, first, longest, limit)
}

/// See [`Stations::forget`](crate::source::station::Stations::forget).
#[unsafe(no_mangle)]
extern "C" fn forget(id: u32) {
    module().runtime.stations.forget(id);
}

/// See [`Stations::tell`](crate::source::station::Stations::tell). Given are the last event id, of this length, and the text.
#[unsafe(no_mangle)]
extern "C" fn tell(
    id: u32,
    what: u32,
    generation: u32,
    number: f64,
    wait: f64,
    now: f64,
    random: f64,
    length: usize,
) -> *const Answer {
    let module = module();
    let given = take(&mut module.given);
    let (last_event_id, text) = Module::texts(&given, length);
    let stations = &mut module.runtime.stations;
    let answer = stations.tell(id, what, generation, number, wait, now, random, text, last_event_id);
    module.answer(answer)
}

/// See [`Stations::decode`](crate::source::station::Stations::decode). Given is the chunk.
#[unsafe(no_mangle)]
extern "C" fn decode(id: u32, generation: u32, now: f64) -> *const Answer {
    let module = module();
    let chunk = take(&mut module.given);
    let answer = module.runtime.stations.decode(id, generation, now, &chunk);
    module.answer(answer)
}

/// See [`scan`](hypertide_grammar::markup::scan). Given is the text, in ASCII. The answer is empty where the text cannot be
/// compared with another, else its elements, each as a row of numbers.
#[cfg(feature = "datastar")]
#[unsafe(no_mangle)]
extern "C" fn scan() -> *const Answer {
    let module = module();
    let given = take(&mut module.given);
    let (text, _) = Module::texts(&given, given.len());
    let markup = hypertide_grammar::markup::scan(text).filter(|markup| !markup.lively);
    let nodes = markup.map(|markup| markup.nodes).unwrap_or_default();
    let answer = &mut module.answer;
    (answer.start, answer.length) = (nodes.as_ptr().cast(), nodes.len());
    answer.nodes = nodes;
    &raw const *answer
}
