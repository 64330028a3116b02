//! Which tree each construct becomes: `tests/shapes.txt` holds expressions and commands with their shapes.
//!
//! `BLESS=1 cargo test -p hypertide-grammar shapes` writes the file anew; read the difference before committing it.

use super::*;
use std::path::Path;

#[test]
fn constructs_have_their_shapes() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/shapes.txt");
    let written = std::fs::read_to_string(&path).expect("the cases are there");
    let mut answered = String::new();
    let mut are_commands = false;
    for case in written.trim_end().split("\n\n") {
        let text = case.split_once("\n=> ").map_or(case, |(text, _)| text);
        are_commands |= text == "# commands";
        answered.push_str(text);
        if !text.starts_with("# ") {
            answered.push_str("\n=> ");
            answered.push_str(&shape_of(text, are_commands));
        }
        answered.push_str("\n\n");
    }
    let answered = answered.trim_end().to_owned() + "\n";
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, answered).expect("the cases can be written");
        return;
    }
    for (expected, answered) in written.split("\n\n").zip(answered.split("\n\n")) {
        assert_eq!(answered.trim_end(), expected.trim_end());
    }
}

fn shape_of(text: &str, are_commands: bool) -> String {
    let arena = Arena::new();
    let shape = if are_commands {
        parse_commands(&arena, text).map(shape::commands)
    } else {
        parse_expression(&arena, text).map(shape::expr)
    };
    shape.unwrap_or_else(|diagnostics| match diagnostics.first() {
        Some(diagnostic) => diagnostic.message(text),
        None => "failed without a word".into(),
    })
}
