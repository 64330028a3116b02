//! Cases in a file: what is given, and behind it what has to be answered, word for word.

use std::fs;
use std::path::Path;

const BETWEEN_CASES: &str = "\n=====\n";
const BEFORE_ANSWER: &str = "\n-----\n";

/// Holds `answer` to what `file` has for each of its more than `least` cases. With `BLESS` in the environment the file is
/// written anew instead.
pub(crate) fn hold(file: &Path, least: usize, answer: impl Fn(&str) -> String) {
    let written = fs::read_to_string(file).expect("the cases are there");
    let cases: Vec<_> = written
        .trim_end()
        .split(BETWEEN_CASES)
        .map(|case| case.split_once(BEFORE_ANSWER).unwrap_or((case, "")))
        .collect();
    assert!(cases.len() > least, "only {} cases", cases.len());
    let answered: Vec<_> =
        cases.iter().map(|(given, _)| format!("{given}{BEFORE_ANSWER}{}", answer(given))).collect();
    if std::env::var_os("BLESS").is_some() {
        fs::write(file, answered.join(BETWEEN_CASES) + "\n").expect("the cases can be written");
        return;
    }
    for ((given, expected), answered) in cases.iter().zip(&answered) {
        assert_eq!(answered, &format!("{given}{BEFORE_ANSWER}{expected}"));
    }
}
