//! Blocks without their `end`.

use super::Place;

/// What begins a block that ends with `end`.
const BLOCKS: &[&str] = &["if", "repeat", "for", "tell"];

/// The block that probably has no `end`: what follows it stands no further in, and is no `end`.
pub(super) fn missing(place: &Place<'_>, opened: &str) -> Option<String> {
    let mut open: Vec<(usize, &str, bool)> = Vec::new();
    let lines = place.before.split('\n').chain([place.found]);
    for line in lines.skip_while(|line| !line.trim_start().starts_with(opened)).skip(1) {
        let text = line.trim();
        let column = line.len() - line.trim_start().len();
        let word = text.split_ascii_whitespace().next().unwrap_or("");
        while let Some((own, block, further)) = open.last().copied().filter(|_| !text.is_empty()) {
            if column > own {
                if let Some(last) = open.last_mut() {
                    last.2 = true;
                }
                break;
            }
            if matches!(word, "else" | "otherwise" | "until" | "while") && column == own {
                break;
            }
            open.pop();
            if word == "end" && column == own {
                break;
            }
            if further {
                return Some(format!("`{block}` seems to be the one without its `end`"));
            }
        }
        if BLOCKS.contains(&word) && !text.ends_with("end") {
            open.push((column, text, false));
        }
    }
    None
}
