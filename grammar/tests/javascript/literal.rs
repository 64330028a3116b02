//! Texts in quotes in the sources of Rust and JavaScript.

/// The texts in `"…"` and `` `…` `` of a source, with their escapes read.
/// It is no matter that a text in a comment, or between two others, is taken for one.
pub(crate) fn literals(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = source;
    while let Some(at) = rest.find(['"', '`']) {
        let quote = rest[at..].chars().next().unwrap_or('"');
        let (text, behind) = literal(&rest[at + 1..], quote);
        found.push(text);
        rest = behind;
    }
    found
}

/// What stands before a quote that is not escaped, and what behind it.
fn literal(source: &str, quote: char) -> (String, &str) {
    let mut text = String::new();
    let mut characters = source.chars();
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
