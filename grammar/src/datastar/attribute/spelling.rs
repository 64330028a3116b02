//! Which name was probably meant.

use super::table::Attribute;

/// The attribute that was meant by a name that is none, where that is plain. `ours` says whether the name has a colon or a
/// modifier, which few others have; without one `data-test` is nobody's misspelt `data-text`.
pub(super) fn meant(word: &str, ours: bool) -> Option<&'static str> {
    // As Datastar wrote it before 1.0.
    if let Some((name, key)) = word.split_once('-') {
        match (name, key) {
            ("signals" | "computed" | "indicator" | "bind", _) if !key.is_empty() => {
                return Attribute::named(name).map(|attribute| match attribute {
                    Attribute::Signals => "signals:",
                    Attribute::Computed => "computed:",
                    Attribute::Indicator => "indicator:",
                    _ => "bind:",
                });
            }
            ("on", "load") => return Some("init"),
            ("on", "click" | "submit" | "input" | "change" | "keydown" | "keyup" | "blur" | "focus") => {
                return Some("on:");
            }
            _ => {}
        }
    }
    let names = Attribute::ALL.iter().map(|attribute| attribute.name());
    nearest(word, names.filter(|name| ours || name.len() > 5))
}

/// The name that one slip of the fingers makes of a word.
pub(super) fn nearest(word: &str, names: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let mut names = names;
    names.find(|name| name.len() > 2 && one_slip(word.as_bytes(), name.as_bytes()))
}

/// Is one the other with a letter more, less, changed, or two beside each other exchanged?
fn one_slip(a: &[u8], b: &[u8]) -> bool {
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (Some(a), Some(b)) = (a.get(same..), b.get(same..)) else { return false };
    let (a_tail, b_tail) = (a.get(1..), b.get(1..));
    let exchanged = match (a, b) {
        ([x, y, a @ ..], [u, v, b @ ..]) => x == v && y == u && a == b,
        _ => false,
    };
    exchanged || a_tail == Some(b) || Some(a) == b_tail || a_tail.is_some() && a_tail == b_tail
}
