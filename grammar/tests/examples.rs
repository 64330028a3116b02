//! The examples in the documentation of each construct are its first tests: they parse.

use hypertide_grammar::hyperscript::{Arena, parse_script};
use hypertide_grammar::span::Source;
use std::fs;
use std::path::{Path, PathBuf};

/// The blocks marked as hyperscript in the comments of a file, with the line each starts on.
fn examples(text: &str) -> Vec<(u32, String)> {
    let mut examples = Vec::new();
    let mut lines = text.lines().zip(1u32..);
    while let Some((line, number)) = lines.next() {
        if comment(line) != Some("```hyperscript") {
            continue;
        }
        let block = lines.by_ref().map_while(|(line, _)| comment(line).filter(|line| *line != "```"));
        examples.push((number + 1, block.collect::<Vec<_>>().join("\n")));
    }
    examples
}

/// What stands in a comment for documentation.
fn comment(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let text = line.strip_prefix("//!").or_else(|| line.strip_prefix("///"))?;
    Some(text.strip_prefix(' ').unwrap_or(text))
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the sources are there") {
        let path = entry.expect("the sources can be read").path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn every_construct_has_examples_and_they_parse() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/hyperscript");
    let mut found = Vec::new();
    files(&folder, &mut found);
    let mut constructs = 0;
    for file in found {
        let name = file.strip_prefix(&folder).expect("it was found there").display().to_string();
        let text = fs::read_to_string(&file).expect("the sources can be read");
        let examples = examples(&text);
        let is_construct = name.contains(['/', '\\'])
            && !name.starts_with("lint")
            && !name.ends_with("mod.rs")
            && !name.ends_with("tests.rs");
        assert!(!is_construct || !examples.is_empty(), "{name} has no example");
        constructs += usize::from(is_construct);
        for (first_line, example) in examples {
            let arena = Arena::new();
            let script = parse_script(&arena, &example);
            let source = Source { name: &name, text: &example, first_line, first_column: 5 };
            let said: Vec<_> =
                script.diagnostics.iter().map(|diagnostic| diagnostic.render(&source)).collect();
            assert!(said.is_empty(), "\n{}", said.join("\n"));
            assert!(!script.features.is_empty(), "{name}:{first_line} declares nothing");
        }
    }
    assert!(constructs > 70, "only {constructs} constructs were found");
}
