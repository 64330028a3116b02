//! Texts in quotes in the sources of Rust and JavaScript.

/// The texts in `"…"` and `` `…` `` of a source, with their escapes read, and those in `r"…"` and `r#"…"#`.
/// It is no matter that a text in a comment, or between two others, is taken for one.
pub(crate) fn literals(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = source;
    while let Some(at) = rest.find(['"', '`']) {
        let (before, quoted) = rest.split_at(at);
        let raw = ["r", "r#"].into_iter().find(|raw| before.ends_with(raw) && quoted.starts_with('"'));
        let (text, behind) = match raw {
            Some("r") => raw_literal(quoted, "\""),
            Some(_) => raw_literal(quoted, "\"#"),
            None => literal(quoted),
        };
        found.push(text);
        rest = behind;
    }
    found
}

fn raw_literal<'a>(source: &'a str, end: &str) -> (String, &'a str) {
    let (text, behind) = source[1..].split_once(end).unwrap_or((&source[1..], ""));
    (text.to_owned(), behind)
}

/// What stands up to the next quote that is not escaped, and what behind that.
fn literal(source: &str) -> (String, &str) {
    let mut characters = source.chars();
    let quote = characters.next().unwrap_or_default();
    let mut text = String::new();
    while let Some(character) = characters.next() {
        if character == quote {
            break;
        }
        if character != '\\' {
            text.push(character);
            continue;
        }
        match characters.next() {
            Some('n') => text.push('\n'),
            Some('r') => text.push('\r'),
            Some('t') => text.push('\t'),
            Some('0') => text.push('\0'),
            Some('u') => {
                let (code, behind) = characters.as_str().split_once('}').unwrap_or(("", characters.as_str()));
                let code = u32::from_str_radix(code.trim_start_matches('{'), 16).ok();
                text.extend(code.and_then(char::from_u32));
                characters = behind.chars();
            }
            // A text goes on in the next line.
            Some('\n') => characters = characters.as_str().trim_start().chars(),
            Some(other) => text.push(other),
            None => {}
        }
    }
    (text, characters.as_str())
}

/// The literals of a table in a source: what stands between `const NAME` and `];`.
pub(crate) fn table(source: &str, name: &str) -> Vec<String> {
    let table = source.split(&format!("const {name}:")).nth(1).and_then(|behind| behind.split("];").next());
    literals(table.expect("the table is there"))
}
