//! What is said about the mistakes people make, word for word: `mistakes.txt` holds scripts and what has to be said.
//!
//! After a change of wording, `BLESS=1 cargo test -p hypertide-grammar --test mistakes` writes the file anew; read the
//! difference before committing it.

mod word_for_word;

use hypertide_grammar::hyperscript::{Arena, parse_script};
use hypertide_grammar::span::Source;
use std::path::Path;

/// How many features are usable, and what is said about the others.
fn answer(text: &str) -> String {
    let arena = Arena::new();
    let script = parse_script(&arena, text);
    let source = Source::new("page.html", text);
    let mut answer = format!("{} usable", script.features.len());
    for diagnostic in &script.diagnostics {
        answer.push('\n');
        answer.push_str(&diagnostic.render(&source));
    }
    answer
}

#[test]
fn mistakes_are_explained() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes.txt");
    word_for_word::hold(&path, 60, answer);
}
