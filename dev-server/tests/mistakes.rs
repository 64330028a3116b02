//! What is said about the mistakes people make in Datastar's attributes, and in its events in stream scripts, word for word:
//! `mistakes.txt` holds markup or the lines of a script, and what `hypertide check` has to say.
//!
//! After a change of wording, `BLESS=1 cargo test -p hypertide-server --test mistakes` writes the file anew; read the
//! difference before committing it.

#[path = "../../grammar/tests/word_for_word/mod.rs"]
mod word_for_word;

use hypertide_grammar::datastar::lint::{ACTIONS, OPTIONS, TYPES};
use hypertide_server::check;
use std::fs;
use std::path::Path;

fn here(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn answer(markup: &str) -> String {
    let problems = match markup.starts_with('<') {
        true => check::html("page.html", markup),
        false => check::stream_script("stream.sse", markup.as_bytes()),
    };
    let rendered: Vec<_> = problems.into_iter().map(|problem| problem.rendered).collect();
    if rendered.is_empty() { "nothing".to_owned() } else { rendered.join("\n") }
}

#[test]
fn mistakes_are_explained() {
    word_for_word::hold(&here("tests/mistakes.txt"), 200, answer);
}

/// The page has its own list of each; what it says is in the conformance tests.
#[test]
fn the_page_knows_the_same_actions_options_and_types() {
    let said = |file: &str| {
        fs::read_to_string(here("../tests/conformance-datastar").join(file)).expect("the cases are there")
    };
    let there = |names: &[&str]| format!("; there are {}\n", names.join(", "));
    assert!(said("expressions.html").contains(&there(ACTIONS)));
    assert!(said("requests.html").contains(&there(OPTIONS)));
    assert!(said("actions.html").contains(&there(TYPES).replace('\n', "<")));
}

/// What the page says of it stands in the conformance tests.
#[test]
fn the_page_says_the_same_of_a_peek_without_a_function() {
    let cases = fs::read_to_string(here("../tests/conformance-datastar/actions.html"));
    let message = &check::html("page.html", "<p data-text='@peek($a)'>")[0].message;
    assert!(cases.expect("the cases are there").contains(&format!("<p>{message}</p>")), "{message}");
}

#[test]
fn what_may_be_meant_so_is_a_warning() {
    let problems = check::html("page.html", "<p data-on:click.prevent='$a = 1' data-text='@gett()'>");
    let severities: Vec<_> = problems.iter().map(|problem| problem.severity).collect();
    assert_eq!(severities, [check::Severity::Warning, check::Severity::Error]);
}
