//! Nothing that nests, or only goes on and on, takes the page more than linear time, or its stack.

use crate::answer::Question;
use crate::literal::table;
use crate::node::ask;
use serde_json::json;

const LONG: usize = 1 << 19;
/// So long that looking through what follows, again and again, is found out.
const QUITE_LONG: usize = LONG / 4;

fn hold(question: Question, heads: &[&str], pieces: &[String], size: usize) {
    let texts: Vec<_> =
        heads.iter().flat_map(|head| pieces.iter().map(move |piece| json!([head, piece, size]))).collect();
    let Some(asked) = ask("javascript/linear.mjs", question.name(), &json!(texts)) else { return };
    let answers = asked.lines();
    assert_eq!(answers.len(), texts.len(), "each text has an answer");
    let bad = texts.iter().zip(answers).filter(|(_, said)| !said.is_empty());
    let bad: Vec<_> = bad.map(|(text, said)| format!("{text}: {said}")).collect();
    assert!(bad.is_empty(), "{} of {} take too long:\n{}", bad.len(), texts.len(), bad.join("\n"));
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&text| text.to_owned()).collect()
}

#[test]
fn hyperscript_takes_linear_time() {
    let pieces = table(include_str!("../../src/hyperscript/hostile.rs"), "PIECES");
    hold(Question::Hyperscript, &["on x log "], &pieces, QUITE_LONG);
    let nesting = [
        "(",
        "[",
        "`${",
        "not ",
        "if if ",
        "a's b's ",
        "a of ",
        "\"'",
        "/* ",
        "on x log ( end\n",
        "x.",
        "x + ",
    ];
    hold(Question::Hyperscript, &["on x log "], &texts(&nesting), LONG);
}

#[test]
fn expressions_of_datastar_take_linear_time() {
    let pieces = table(include_str!("../datastar_expression/property.rs"), "PIECES");
    hold(Question::Expression, &["a"], &pieces, QUITE_LONG);
    let nesting = [
        "(", "[", "{", "!", "a=>", "a?", "`${", "new ", "[...", "if(a)", "a=", "{a:", "f(", "a+", "a.b ** ",
        "a;", "a => {",
    ];
    hold(Question::Expression, &["a = "], &texts(&nesting), LONG);
}

#[test]
fn names_of_attributes_take_linear_time() {
    let pieces =
        ["_", "__", "__a", "__debounce.500ms.", "a", "A", "-", "-a", ":", ".", ".a", "é", "on-", "on:"];
    hold(
        Question::Attribute,
        &["data-on:", "data-signals:a", "data-", "data-bind:a__case"],
        &texts(&pieces),
        LONG,
    );
}

#[test]
fn places_take_linear_time() {
    hold(Question::Place, &["«", "a\n"], &texts(&["a", "\n", "\t", "\r\n", "é", "😀 "]), LONG);
}
