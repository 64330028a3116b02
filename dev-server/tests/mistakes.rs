//! What is said about the mistakes people make, word for word, and what `hypertide check` has to say: `mistakes.txt` holds markup
//! with Datastar's attributes, and its events in the lines of stream scripts; `mistakes-hyperscript.txt` markup and scripts.
//!
//! After a change of wording, `BLESS=1 cargo test -p hypertide-server --test mistakes` writes the file anew; read the
//! difference before committing it.

#[path = "../../grammar/tests/word_for_word/mod.rs"]
mod word_for_word;

use hypertide_grammar::datastar::lint::{ACTIONS, OPTIONS, TYPES};
use hypertide_grammar::hyperscript::lint::CONVERSIONS;
use hypertide_server::check;
use std::fs;
use std::path::Path;

fn here(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn answer(text: &str, other: impl Fn(&str) -> Vec<check::Problem>) -> String {
    let problems = if text.starts_with('<') { check::html("page.html", text) } else { other(text) };
    let rendered: Vec<_> = problems.into_iter().map(|problem| problem.rendered).collect();
    if rendered.is_empty() { "nothing".to_owned() } else { rendered.join("\n") }
}

#[test]
fn mistakes_are_explained() {
    let stream = |text: &str| check::stream_script("stream.sse", text.as_bytes());
    word_for_word::hold(&here("tests/mistakes.txt"), 200, |text| answer(text, stream));
}

#[test]
fn mistakes_in_hyperscript_are_explained() {
    let script = |text: &str| check::script("script.hs", text);
    word_for_word::hold(&here("tests/mistakes-hyperscript.txt"), 330, |text| answer(text, script));
}

/// The page has them as the names of an object.
#[test]
fn the_page_knows_the_same_conversions() {
    let page =
        fs::read_to_string(here("../runtime-wasm/src/expression/values.js")).expect("the page's are there");
    let (_, behind) = page.split_once("export const conversions = {\n").expect("they are there");
    let (inside, _) = behind.split_once("\n};").expect("the object ends");
    let names: Vec<_> =
        inside.lines().map(|line| line.trim().split([':', ',']).next().unwrap_or_default()).collect();
    assert_eq!(names, CONVERSIONS);
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
fn what_hyperscript_does_otherwise_is_named_by_its_kind() {
    let page =
        "<b _='on clik wait 2 then log $x as Nubmer, \"${x}\" then add .a to \"#a\" then put 1 into #cuonter
        then halt then log 1'></b><b id=counter _='on click if not $x is 1 increment n end'>
        <script type=text/hyperscript>eventsource A from /a on mesage log it end end</script>";
    let problems = check::html("page.html", page);
    let codes: Vec<_> = problems.iter().map(|problem| problem.code).collect();
    let expected = [
        "event-name",
        "time-without-unit",
        "unknown-conversion",
        "not-filled-in",
        "not-a-place",
        "unknown-id",
        "order",
        "condition",
        "variable",
        "event-source",
    ];
    assert_eq!(codes, expected);
}

#[test]
fn what_may_be_meant_so_is_a_warning() {
    let problems = check::html("page.html", "<p data-on:click.prevent='$a = 1' data-text='@gett()'>");
    let severities: Vec<_> = problems.iter().map(|problem| problem.severity).collect();
    assert_eq!(severities, [check::Severity::Warning, check::Severity::Error]);
}
