//! The hyperscript parser: any text, as a script, as commands and as an expression.
#![no_main]

use hypertide_grammar::diagnostic::Diagnostic;
use hypertide_grammar::hyperscript::{Arena, parse_commands, parse_expression, parse_script};
use hypertide_grammar::span::{Source, Span};
use libfuzzer_sys::fuzz_target;

fn check(text: &str, span: Span) {
    let span = span.start as usize..span.end as usize;
    assert!(text.get(span.clone()).is_some(), "{span:?} is no stretch of {text:?}");
}

fn check_all(text: &str, diagnostics: &[Diagnostic]) {
    for diagnostic in diagnostics {
        check(text, diagnostic.span);
        assert!(!diagnostic.render(&Source::new("page.html", text)).is_empty());
    }
}

fuzz_target!(|input: &[u8]| {
    let text = &*String::from_utf8_lossy(input);
    let script = parse_script(&Arena::new(), text).diagnostics;
    check_all(text, &script);
    let arena = Arena::new();
    let script = parse_script(&arena, text);
    let mut end = 0;
    for feature in &script.features {
        check(text, feature.span);
        assert!(end <= feature.span.start, "features overlap in {text:?}");
        end = feature.span.end;
    }
    if let Err(diagnostics) = parse_commands(&arena, text) {
        check_all(text, &diagnostics);
    }
    if let Err(diagnostics) = parse_expression(&arena, text) {
        check_all(text, &diagnostics);
    }
});
