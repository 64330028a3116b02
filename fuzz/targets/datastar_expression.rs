//! The parser of Datastar expressions: any text.
#![no_main]

use hypertide_grammar::datastar::expression::{Arena, parse};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let text = &*String::from_utf8_lossy(input);
    if let Err((span, _)) = parse(&Arena::new(), text) {
        let span = span.start as usize..span.end as usize;
        assert!(text.get(span.clone()).is_some(), "{span:?} is no stretch of {text:?}");
    }
});
