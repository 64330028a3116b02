//! What is said about the mistakes people make, word for word: `mistakes.txt` holds scripts and what has to be said.
//!
//! After a change of wording, `BLESS=1 cargo test -p hypertide-grammar --test mistakes` writes the file anew; read the
//! difference before committing it.

use hypertide_grammar::hyperscript::{Arena, parse_script};
use hypertide_grammar::span::Source;
use std::fs;
use std::path::Path;

const BETWEEN_CASES: &str = "\n=====\n";
const BEFORE_ANSWER: &str = "\n-----\n";

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
    let written = fs::read_to_string(&path).expect("the cases are there");
    let cases: Vec<_> = written
        .trim_end()
        .split(BETWEEN_CASES)
        .map(|case| case.split_once(BEFORE_ANSWER).unwrap_or((case, "")))
        .collect();
    assert!(cases.len() > 60, "only {} cases", cases.len());
    let answered: Vec<_> =
        cases.iter().map(|(script, _)| format!("{script}{BEFORE_ANSWER}{}", answer(script))).collect();
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, answered.join(BETWEEN_CASES) + "\n").expect("the cases can be written");
        return;
    }
    for ((script, expected), answered) in cases.iter().zip(&answered) {
        assert_eq!(answered, &format!("{script}{BEFORE_ANSWER}{expected}"));
    }
}
