//! The parser of Datastar expressions, and what is said of those that parse: any text.
#![no_main]

use hypertide_grammar::datastar::attribute::read;
use hypertide_grammar::datastar::expression::{Arena, parse};
use hypertide_grammar::datastar::lint;
use hypertide_grammar::span::Span;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let text = &*String::from_utf8_lossy(input);
    let is_stretch = |span: Span| {
        let stretch = span.start as usize..span.end as usize;
        assert!(text.get(stretch).is_some(), "{span:?} is no stretch of {text:?}");
    };
    match parse(&Arena::new(), text) {
        Err((span, _)) => is_stretch(span),
        Ok(statements) => {
            for name in
                ["data-on:click", "data-signals", "data-computed", "data-json-signals", "data-class:a"]
            {
                let name = read(name, "a").and_then(|reading| reading.name);
                let found = name.iter().flat_map(|name| lint::value(name, text, statements));
                found.for_each(|found| is_stretch(found.span));
            }
        }
    }
});
